const outcomes = {read: 'Let through', blocked: 'Blocked', failed: 'Failed', waiting: 'Waiting', running: 'Running'};

const verdicts = {passed: 'As expected', failed: 'Not as expected'};

const byId = (id) => document.getElementById(id);

/** The scenarios: one mark and one row each, to be filled in while they run. */
export class Table {

	#rows = new Map();

	#marks = new Map();

	constructor(groups) {
		const table = document.querySelector('table');
		for (const {title, scenarios} of groups) {
			const body = byId('group-template').content.cloneNode(true).querySelector('tbody');
			body.querySelector('th').textContent = title;
			body.append(...scenarios.map((scenario) => this.#row(scenario)));
			byId('overview').append(...scenarios.map((scenario) => this.#mark(scenario)));
			table.append(body);
		}
	}

	reset() {
		for (const id of this.#rows.keys()) {
			this.#show(id, 'waiting', '');
		}
	}

	running(id) {
		this.#show(id, 'running', '');
	}

	finished(id, {outcome, detail, passed}) {
		this.#show(id, outcome, detail);
		this.#conclude(id, passed ? 'passed' : 'failed');
	}

	#row(scenario) {
		const row = byId('row-template').content.cloneNode(true).querySelector('tr');
		row.id = scenario.id;
		row.dataset.scenario = scenario.id;
		for (const part of ['title', 'request', 'why', 'setting']) {
			row.querySelector(`.${part}`).textContent = scenario[part];
		}
		fill(row.querySelector('.expected'), scenario.expects, scenario.expected);
		this.#rows.set(scenario.id, row);
		return row;
	}

	#mark({id, title}) {
		const item = byId('mark-template').content.cloneNode(true).querySelector('li');
		const link = item.querySelector('a');
		link.href = `#${id}`;
		link.title = title;
		this.#marks.set(id, link);
		return item;
	}

	#show(id, outcome, detail) {
		const row = this.#rows.get(id);
		fill(row.querySelector('.actual'), outcome, detail);
		row.dataset.outcome = outcome;
		this.#conclude(id, '');
	}

	#conclude(id, verdict) {
		const row = this.#rows.get(id);
		const label = row.querySelector('.verdict');
		row.dataset.verdict = verdict;
		label.dataset.verdict = verdict;
		label.textContent = verdicts[verdict] ?? '';
		const mark = this.#marks.get(id);
		mark.dataset.verdict = verdict;
		mark.querySelector('.hidden').textContent = `${mark.title}: ${verdicts[verdict] ?? 'not run yet'}`;
	}

}

function fill(cell, outcome, detail) {
	const label = cell.querySelector('.outcome');
	label.dataset.outcome = outcome;
	label.textContent = outcomes[outcome];
	cell.querySelector('.detail').textContent = detail;
}

export function showOrigins(page, api) {
	byId('page-origin').textContent = page;
	byId('api-origin').textContent = api;
}

/** The line above the table, and the attributes of the body that say the same to a test. */
export function showProgress({passed, failed, total, done}) {
	const {dataset} = document.body;
	dataset.state = done ? 'done' : 'running';
	dataset.passed = passed;
	dataset.failed = failed;
	byId('again').disabled = !done;
	byId('summary').textContent = done ? `${passed} of ${total} as expected` : `Trying ${passed + failed} of ${total}`;
	if (done) {
		document.title = `${passed} of ${total} as expected`;
	}
}

export function showHint(text) {
	byId('hint').textContent = text;
	byId('hint').hidden = !text;
}

export function onAgain(listener) {
	byId('again').addEventListener('click', listener);
}
