import {explainOnRequest} from './explain.js';

const SITES = 'tenants/sites';

const byId = (id) => document.getElementById(id);

const newSite = byId('new-site');

const {api: apiOrigin} = await (await fetch('origins.json')).json();

explainOnRequest('https://books.example', apiOrigin);
newSite.addEventListener('submit', (event) => {
	event.preventDefault();
	change(async () => {
		const {origin} = await (await send('POST', {body: new URLSearchParams(new FormData(newSite))})).json();
		newSite.reset();
		return origin;
	});
});
await showSites();
explain(byId('question').elements.origin.value);

/** Makes a change, then shows what is different. A change that is refused says why. */
async function change(make) {
	byId('mistake').textContent = '';
	try {
		const origin = await make();
		await showSites();
		explain(origin);
	}
	catch (error) {
		byId('mistake').textContent = error.message;
	}
}

async function send(method, options = {}, query = '') {
	const response = await fetch(SITES + query, {method, ...options});
	if (!response.ok) {
		const problem = await response.json().catch(() => ({}));
		throw new Error(problem.detail ?? `The sample answered ${response.status}.`);
	}
	return response;
}

async function showSites() {
	const sites = await (await send('GET')).json();
	byId('sites').replaceChildren(...sites.map(({origin}) => row(origin)));
	byId('no-sites').hidden = sites.length > 0;
	document.body.dataset.state = 'done';
}

function row(origin) {
	const item = byId('site-template').content.cloneNode(true).querySelector('li');
	item.dataset.origin = origin;
	item.querySelector('code').textContent = origin;
	listen(item, '.ask', `Explain ${origin}`, () => explain(origin));
	listen(item, '.remove', `Remove ${origin}`, () => change(async () => {
		await send('DELETE', {}, `?${new URLSearchParams({origin})}`);
		return origin;
	}));
	return item;
}

function listen(item, selector, label, listener) {
	const button = item.querySelector(selector);
	button.ariaLabel = label;
	button.addEventListener('click', listener);
}

function explain(origin) {
	byId('question').elements.origin.value = origin;
	byId('question').requestSubmit();
}
