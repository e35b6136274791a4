import {Blocked, check, preparing} from './errors.js';
import {readAsStranger} from './stranger.js';

/*
 * Each scenario has
 *   id        its name for tests
 *   title     what it is about
 *   request   the request line
 *   why       what a newcomer should know about it
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
		why: 'The plainest case: the browser sends it, then checks whether this page may have the answer.',
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
		why: 'A script sees only a few response headers by itself. Others have to be named.',
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
		why: 'The API sends X-Served-By too. It reaches the browser, and stays hidden from the script.',
		setting: 'cors.expose-headers',
		expects: 'read',
		expected: 'The answer, but X-Served-By is hidden',
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
		why: 'The redirect needs the permission as much as the answer it leads to.',
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
		why: 'An EventSource with cookies, answered from another thread when the filters have long run.',
		setting: 'cors.credentials',
		expects: 'read',
		expected: 'Every event until the end',
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
		why: 'JSON needs a preflight: the browser first asks, with OPTIONS, whether it may send this.',
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
		title: 'Change a book and send a header of our own',
		request: 'PUT /api/books/1 with X-Request-Id',
		why: 'The preflight asks for the method and for the header, and both are on a list.',
		setting: 'cors.extra-allow-headers',
		expects: 'read',
		expected: '200, and the id comes back',
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
		why: 'Always preceded by a preflight. Removes a book that was added just before.',
		setting: 'cors.allow-methods',
		expects: 'read',
		expected: '204, nothing in it',
		async run(api) {
			const added = await api.send('POST', '/api/books', walden);
			const {status} = await api.send('DELETE', `/api/books/${added.body.id}`);
			check(status === 204, String(status));
			return '204';
		}
	},
	{
		id: 'method-not-allowed',
		title: 'Use a method that is not on the list',
		request: 'PATCH /api/books/1',
		why: 'The API could do it, but the preflight does not name PATCH, so the browser never sends it.',
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
				check(after.body.read === before.body.read, 'Blocked, and yet the book was changed');
				throw error instanceof Blocked ? new Blocked('Nothing was sent, the book is as it was') : error;
			}
		}
	},
	{
		id: 'header-not-allowed',
		title: 'Send a header that is not on the list',
		request: 'GET /api/books with X-Tracking',
		why: 'An unusual header turns even a GET into a question, and the answer is no.',
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
		why: 'A form can show what is wrong, field by field, only if it can read the refusal.',
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
		why: 'If errors came without the headers, this would look like a CORS problem.',
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
		why: 'Nothing catches the exception. The server starts its answer anew, and the headers must survive.',
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
		why: 'The API counts visits in a cookie. The page asks for cookies, and the API agrees.',
		setting: 'cors.credentials',
		expects: 'read',
		expected: 'The second visit counts on',
		async run(api) {
			const first = await api.get('/api/visits', {credentials: 'include'});
			const second = await api.get('/api/visits', {credentials: 'include'});
			check(second.body.visits === first.body.visits + 1, `${first.body.visits}, then ${second.body.visits}`);
			return `Visit ${first.body.visits}, then visit ${second.body.visits}`;
		}
	},
	{
		id: 'without-cookie',
		title: 'Come back without it',
		request: 'GET /api/visits, twice',
		why: 'A fetch across origins leaves cookies at home unless told otherwise.',
		setting: 'cors.allowed-origins',
		expects: 'read',
		expected: 'Always the first visit',
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
		title: 'A stranger reads the list',
		request: 'GET /api/books from a sandboxed frame',
		why: 'The same request from an origin that the API does not know.',
		setting: 'cors.allowed-origins',
		expects: 'blocked',
		expected: 'The answer is kept back',
		async run(api) {
			const {status, origin} = await readAsStranger(api, '/api/books');
			return `${status} for Origin: ${origin}`;
		}
	},
	{
		id: 'stranger-public',
		title: 'A stranger reads what is public',
		request: 'GET /api/public/opening-hours from a sandboxed frame',
		why: 'For this path a policy of its own lets every origin in.',
		setting: 'cors.policies[0].allow-all',
		expects: 'read',
		expected: '200 for anybody',
		async run(api) {
			const {status, origin, body} = await readAsStranger(api, '/api/public/opening-hours');
			check(status === 200, String(status));
			return `200 for Origin: ${origin}; ${body[0].days} from ${body[0].opens}`;
		}
	},
	{
		id: 'public-with-cookie',
		title: 'Send cookies to what is public',
		request: 'GET /api/public/opening-hours with credentials',
		why: 'Open to everybody and open to cookies do not go together.',
		setting: 'cors.policies[0].allow-all',
		expects: 'blocked',
		expected: 'The answer is kept back',
		async run(api) {
			const {status} = await api.get('/api/public/opening-hours', {credentials: 'include'});
			return String(status);
		}
	},
	{
		id: 'outside',
		title: 'Go where CORS is off',
		request: 'GET /internal/status',
		why: 'The path lies outside the expression, so no answer from there is for this page.',
		setting: 'cors.urls-regex',
		expects: 'blocked',
		expected: 'The answer is kept back',
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
	{title: 'Where it stops', scenarios: borders}
];
