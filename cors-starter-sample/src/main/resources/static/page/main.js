import {Api} from './api.js';
import {Blocked} from './errors.js';
import {explainOnRequest} from './explain.js';
import {groups} from './scenarios.js';
import {onAgain, showHint, showOrigins, showProgress, Table} from './view.js';

const scenarios = groups.flatMap((group) => group.scenarios);

const {api: apiOrigin} = await (await fetch('origins.json')).json();
const api = new Api(apiOrigin);
const table = new Table(groups);

showOrigins(location.origin, apiOrigin);
explainOnRequest(location.origin, apiOrigin);
onAgain(runAll);
await runAll();

async function runAll() {
	const count = {passed: 0, failed: 0, total: scenarios.length, done: false};
	table.reset();
	showHint('');
	showProgress(count);
	for (const scenario of scenarios) {
		table.running(scenario.id);
		const result = await run(scenario);
		count[result.passed ? 'passed' : 'failed']++;
		table.finished(scenario.id, result);
		showProgress(count);
	}
	showHint(count.failed > 0 ? advice() : '');
	showProgress({...count, done: true});
}

async function run(scenario) {
	try {
		const detail = await scenario.run(api);
		return {outcome: 'read', detail, passed: scenario.expects === 'read'};
	}
	catch (error) {
		const outcome = error instanceof Blocked ? 'blocked' : 'failed';
		return {outcome, detail: error.message, passed: outcome === scenario.expects};
	}
}

function advice() {
	return `The browser’s console says what was missing. To the API this page is ${location.origin}: `
		+ 'is exactly that among cors.allowed-origins?';
}
