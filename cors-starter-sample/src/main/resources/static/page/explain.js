const form = document.getElementById('question');
const answer = document.getElementById('answer');

/** Asks the endpoint about the request in the form, whenever the form is sent. */
export function explainOnRequest(pageOrigin, apiOrigin) {
	form.elements.origin.value = pageOrigin;
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		answer.dataset.state = 'asking';
		try {
			const explanation = await ask(apiOrigin);
			show(explanation, explanation.cors.decidesAtRequestTime && await answerOfTheApi());
			answer.dataset.state = 'answered';
		}
		catch (error) {
			answer.replaceChildren(element('p', 'verdict-in-words', error.message));
			answer.dataset.state = 'failed';
		}
	});
}

async function ask(apiOrigin) {
	const question = new URLSearchParams(new FormData(form));
	question.set('host', apiOrigin);
	return read('The endpoint', `actuator/cors?${question}`);
}

/** The endpoint asks no bean. Where one decides, a request shows what it says at this moment. */
function answerOfTheApi() {
	return read('The sample', `answer.json?${new URLSearchParams({origin: form.elements.origin.value})}`);
}

async function read(who, url) {
	const response = await fetch(url, {headers: {Accept: 'application/json'}});
	if (!response.ok) {
		throw new Error(`${who} answered ${response.status}.`);
	}
	return response.json();
}

function show({verdict, cors, hosts, csrf}, now) {
	const facts = element('dl', 'facts');
	add(facts, 'Policy', cors.policy);
	add(facts, 'CORS', now && [cors.decidesAtRequestTime, 'decides']);
	for (const [family, part] of Object.entries({
		// What the endpoint says without the bean is not what happens.
		CORS: now ? undefined : cors, Host: hosts, 'Cross-origin request protection': csrf
	})) {
		if (part?.reason) {
			add(facts, family, [part.reason.code, part.reason.sentence]);
			add(facts, 'What to do', part.reason.action);
		}
	}
	add(facts, 'Rule', cors.rule && [cors.rule.value]);
	add(facts, 'Nearest rule', cors.nearMiss && [cors.nearMiss.value, cors.nearMiss.difference]);
	for (const unlisted of cors.unlisted ?? []) {
		add(facts, `The ${unlisted.kind}`, [unlisted.name, unlisted.action]);
	}
	add(facts, 'Preflight', preflight(cors.preflight));
	answer.replaceChildren(...(now ? [outcome(now)] : []), element('p', 'verdict-in-words', verdict), facts,
		...(now ? [] : headers('Headers of the response to the preflight', cors.preflight?.responseHeaders)),
		...(now ? [] : headers('Headers of the response', cors.responseHeaders)));
}

function preflight(preflight) {
	if (!preflight) {
		return undefined;
	}
	return preflight.sent ? `sent first: ${preflight.because.join('; ')}` : 'none: the browser sends the request at once';
}

function outcome({request, status, allowOrigin, readable}) {
	const line = element('p', 'now');
	line.dataset.verdict = readable ? 'passed' : 'failed';
	const label = element('span', 'outcome', readable ? 'Let through:' : 'Blocked:');
	label.dataset.outcome = readable ? 'read' : 'blocked';
	const header = allowOrigin ? `Access-Control-Allow-Origin: ${allowOrigin}` : 'no Access-Control-Allow-Origin';
	line.append(label, ` ${request} was answered with ${status} and `, element('code', '', header));
	return line;
}

/** A text, or a code and a text that belongs to it. */
function add(facts, name, value) {
	if (!value) {
		return;
	}
	const description = element('dd');
	if (Array.isArray(value)) {
		const [code, text] = value;
		description.append(element('code', '', code), text ? ` ${text}` : '');
	}
	else {
		description.append(value);
	}
	facts.append(element('dt', '', name), description);
}

function headers(title, lines) {
	return lines?.length ? [element('h3', '', title), element('pre', '', lines.join('\n'))] : [];
}

function element(name, className = '', text = '') {
	const node = document.createElement(name);
	node.className = className;
	node.textContent = text;
	return node;
}
