const form = document.getElementById('question');
const answer = document.getElementById('answer');

/** Asks the endpoint about the request in the form, whenever the form is sent. */
export function explainOnRequest(pageOrigin, apiOrigin) {
	form.elements.origin.value = pageOrigin;
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		answer.dataset.state = 'asking';
		try {
			show(await ask(apiOrigin));
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
	const response = await fetch(`actuator/cors?${question}`, {headers: {Accept: 'application/json'}});
	if (!response.ok) {
		throw new Error(`The endpoint answered ${response.status}.`);
	}
	return response.json();
}

function show({verdict, cors, hosts, csrf}) {
	const facts = element('dl', 'facts');
	add(facts, 'Policy', cors.policy);
	for (const [family, part] of Object.entries({CORS: cors, Host: hosts, 'Cross-origin request protection': csrf})) {
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
	answer.replaceChildren(element('p', 'verdict-in-words', verdict), facts,
		...headers('Headers of the response to the preflight', cors.preflight?.responseHeaders),
		...headers('Headers of the response', cors.responseHeaders));
}

function preflight(preflight) {
	if (!preflight) {
		return undefined;
	}
	return preflight.sent ? `sent first: ${preflight.because.join('; ')}` : 'none: the browser sends the request at once';
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
