import {Blocked, check, preparing} from './errors.js';
import {readAsStranger} from './stranger.js';

/*
 * Each scenario has
 *   id        its name for tests
 *   title     what the page does
 *   request   the request line
 *   why       one sentence for readers who are new to CORS
 *   setting   the line of application.yml that decides
 *   expects   'read' or 'blocked'
 *   expected  the same with more detail
 *   run       makes the request and returns what could be read, as one short sentence
 */

const walden = {title: 'Walden', author: 'Henry David Thoreau', firstPublished: 1854};

const middlemarch = {title: 'Middlemarch', author: 'George Eliot', firstPublished: 1871, read: true};

const reading = [
	{
		id: 'simple-get',
		title: 'Read the list',
		request: 'GET /api/books',
		why: 'The simplest case: the browser sends it, then checks whether this page may read the response.',
		setting: 'cors.allowed-origins',
		expects: 'read',
		expected: '200 and the books',
		async run(api) {
			const {status, body} = await api.get('/api/books');
			check(status === 200 && body.length > 0, `${status}, no books`);
			return `200, ${body.length} books, the first is “${body[0].title}”`;
		}
	},
	{
		id: 'exposed-header',
		title: 'Read a header that is exposed',
		request: 'GET /api/books',
		why: 'By default a script can read only a few response headers. Others must be listed.',
		setting: 'cors.expose-headers',
		expects: 'read',
		expected: 'X-Total-Count has a value',
		async run(api) {
			const {headers, body} = await api.get('/api/books');
			const count = headers.get('X-Total-Count');
			check(count === String(body.length), `X-Total-Count: ${count}`);
			return `X-Total-Count: ${count}`;
		}
	},
	{
		id: 'unexposed-header',
		title: 'Read a header that is not exposed',
		request: 'GET /api/books',
		why: 'The API also sends X-Served-By. It reaches the browser, but the script cannot read it.',
		setting: 'cors.expose-headers',
		expects: 'read',
		expected: 'The response, but X-Served-By is hidden',
		async run(api) {
			const {status, headers} = await api.get('/api/books');
			check(headers.get('X-Served-By') === null, `X-Served-By: ${headers.get('X-Served-By')}`);
			return `${status}, X-Served-By: null`;
		}
	},
	{
		id: 'redirect',
		title: 'Follow a redirect',
		request: 'GET /api/books/latest',
		why: 'Both the redirect and the response after it need the headers.',
		setting: 'cors.allowed-origins',
		expects: 'read',
		expected: '302, then 200',
		async run(api) {
			const {status, redirected, url, body} = await api.get('/api/books/latest');
			check(status === 200 && redirected, `${status}, redirected: ${redirected}`);
			return `Led to ${new URL(url).pathname}: “${body.title}”`;
		}
	},
	{
		id: 'event-stream',
		title: 'Listen to a stream',
		request: 'GET /api/books/stream',
		why: 'An EventSource with cookies. Another thread writes the events, after the filters have run.',
		setting: 'cors.credentials',
		expects: 'read',
		expected: 'All events until the end',
		async run(api) {
			const events = await api.events('/api/books/stream', 'book');
			check(events.length > 0, 'The stream was empty');
			return `${events.length} events, then the end`;
		}
	}
];

const writing = [
	{
		id: 'create',
		title: 'Add a book',
		request: 'POST /api/books',
		why: 'JSON needs a preflight: the browser first asks with OPTIONS whether it may send this.',
		setting: 'cors.expose-headers',
		expects: 'read',
		expected: '201 and a Location',
		async run(api) {
			const {status, headers} = await api.send('POST', '/api/books', walden);
			const location = headers.get('Location');
			check(status === 201 && location, `${status}, Location: ${location}`);
			await api.send('DELETE', location);
			return `201, Location: ${location}`;
		}
	},
	{
		id: 'custom-header',
		title: 'Change a book and send a custom header',
		request: 'PUT /api/books/1 with X-Request-Id',
		why: 'The preflight asks for the method and the header, and both are listed.',
		setting: 'cors.extra-allow-headers',
		expects: 'read',
		expected: '200, and the same id in the response',
		async run(api) {
			const id = crypto.getRandomValues(new Uint32Array(1))[0].toString(16);
			const {status, headers} = await api.send('PUT', '/api/books/1', middlemarch, {headers: {'X-Request-Id': id}});
			check(status === 200 && headers.get('X-Request-Id') === id,
				`${status}, X-Request-Id: ${headers.get('X-Request-Id')}`);
			return `200, X-Request-Id: ${id}`;
		}
	},
	{
		id: 'delete',
		title: 'Remove a book',
		request: 'DELETE /api/books/{id}',
		why: 'DELETE always needs a preflight. This removes a book that was added just before.',
		setting: 'cors.allow-methods',
		expects: 'read',
		expected: '204, no body',
		async run(api) {
			const added = await api.send('POST', '/api/books', walden);
			const {status} = await api.send('DELETE', `/api/books/${added.body.id}`);
			check(status === 204, String(status));
			return '204';
		}
	},
	{
		id: 'method-not-allowed',
		title: 'Use a method that is not listed',
		request: 'PATCH /api/books/1',
		why: 'The API has a handler for it, but the answer to the preflight does not list PATCH, so the browser never sends it.',
		setting: 'cors.allow-methods',
		expects: 'blocked',
		expected: 'Stopped at the preflight',
		async run(api) {
			const before = await preparing(api.get('/api/books/1'));
			try {
				const {status} = await api.send('PATCH', '/api/books/1', {read: !before.body.read});
				return `${status}, the book was changed`;
			}
			catch (error) {
				const after = await preparing(api.get('/api/books/1'));
				check(after.body.read === before.body.read, 'Blocked, but the book was changed');
				throw error instanceof Blocked ? new Blocked('Nothing was sent, the book is unchanged') : error;
			}
		}
	},
	{
		id: 'header-not-allowed',
		title: 'Send a header that is not listed',
		request: 'GET /api/books with X-Tracking',
		why: 'With a custom header even a GET needs a preflight, and this header is not listed.',
		setting: 'cors.extra-allow-headers',
		expects: 'blocked',
		expected: 'Stopped at the preflight',
		async run(api) {
			const {status} = await api.get('/api/books', {headers: {'X-Tracking': 'on'}});
			return String(status);
		}
	}
];

const failures = [
	{
		id: 'validation',
		title: 'Add a book that is not complete',
		request: 'POST /api/books',
		why: 'A form can show what is wrong in each field only if it can read the error.',
		setting: 'cors.allowed-origins',
		expects: 'read',
		expected: '400 and what is wrong',
		async run(api) {
			const {status, body} = await api.send('POST', '/api/books', {...walden, title: '', firstPublished: 3000});
			check(status === 400 && body.errors?.length === 2, `${status}, ${body.errors?.length} mistakes`);
			return `400: ${body.errors.map(({pointer, detail}) => `${pointer.slice(2)} ${detail}`).sort().join(', ')}`;
		}
	},
	{
		id: 'not-found',
		title: 'Ask for a book that does not exist',
		request: 'GET /api/books/0',
		why: 'Without the headers on errors, this would look like a CORS problem.',
		setting: 'cors.allowed-origins',
		expects: 'read',
		expected: '404 and the reason',
		async run(api) {
			const {status, body} = await api.get('/api/books/0');
			check(status === 404, String(status));
			return `404: ${body.detail}`;
		}
	},
	{
		id: 'server-error',
		title: 'Run into a bug',
		request: 'GET /api/broken',
		why: 'Nothing catches the exception. The server writes a new response, and the headers must be on it too.',
		setting: 'cors.allowed-origins',
		expects: 'read',
		expected: '500, readable',
		async run(api) {
			const {status, body} = await api.get('/api/broken');
			check(status === 500, String(status));
			return `500: ${body.error}`;
		}
	}
];

const cookies = [
	{
		id: 'with-cookie',
		title: 'Come back with a cookie',
		request: 'GET /api/visits, twice, with credentials',
		why: 'The API counts visits in a cookie. The page sends cookies, and the API allows it.',
		setting: 'cors.credentials',
		expects: 'read',
		expected: 'The second visit is counted',
		async run(api) {
			const first = await api.get('/api/visits', {credentials: 'include'});
			const second = await api.get('/api/visits', {credentials: 'include'});
			check(second.body.visits === first.body.visits + 1, `${first.body.visits}, then ${second.body.visits}`);
			return `Visit ${first.body.visits}, then visit ${second.body.visits}`;
		}
	},
	{
		id: 'without-cookie',
		title: 'Come back without a cookie',
		request: 'GET /api/visits, twice',
		why: 'By default a fetch to another origin sends no cookies.',
		setting: 'cors.allowed-origins',
		expects: 'read',
		expected: 'The first visit, twice',
		async run(api) {
			const first = await api.get('/api/visits');
			const second = await api.get('/api/visits');
			check(first.body.visits === 1 && second.body.visits === 1, `${first.body.visits}, then ${second.body.visits}`);
			return 'Visit 1, then visit 1';
		}
	}
];

const borders = [
	{
		id: 'stranger',
		title: 'Another origin reads the list',
		request: 'GET /api/books from a sandboxed frame',
		why: 'The same request from an origin that is not listed.',
		setting: 'cors.allowed-origins',
		expects: 'blocked',
		expected: 'The browser blocks the response',
		async run(api) {
			const {status, origin} = await readAsStranger(api, '/api/books');
			return `${status} for Origin: ${origin}`;
		}
	},
	{
		id: 'stranger-public',
		title: 'Another origin reads what is public',
		request: 'GET /api/public/opening-hours from a sandboxed frame',
		why: 'A separate policy allows every origin on this path.',
		setting: 'cors.policies[0].allow-all',
		expects: 'read',
		expected: '200 for every origin',
		async run(api) {
			const {status, origin, body} = await readAsStranger(api, '/api/public/opening-hours');
			check(status === 200, String(status));
			return `200 for Origin: ${origin}; ${body[0].days} from ${body[0].opens}`;
		}
	},
	{
		id: 'public-with-cookie',
		title: 'Send cookies to a public path',
		request: 'GET /api/public/opening-hours with credentials',
		why: 'A path is open to every origin or to cookies, never to both.',
		setting: 'cors.policies[0].allow-all',
		expects: 'blocked',
		expected: 'The browser blocks the response',
		async run(api) {
			const {status} = await api.get('/api/public/opening-hours', {credentials: 'include'});
			return String(status);
		}
	},
	{
		id: 'outside',
		title: 'Read where CORS is off',
		request: 'GET /internal/status',
		why: 'The expression does not match this path, so the response has no CORS headers.',
		setting: 'cors.urls-regex',
		expects: 'blocked',
		expected: 'The browser blocks the response',
		async run(api) {
			const {status} = await api.get('/internal/status');
			return String(status);
		}
	}
];

export const groups = [
	{title: 'Reading', scenarios: reading},
	{title: 'Writing', scenarios: writing},
	{title: 'When something goes wrong', scenarios: failures},
	{title: 'Cookies', scenarios: cookies},
	{title: 'What must be blocked, and what is public', scenarios: borders}
];
