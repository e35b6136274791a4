import {Blocked, Unreachable} from './errors.js';

const PATIENCE_MS = 10_000;

/**
 * Calls the API from this page. Each call resolves to an answer whose status, headers and body could be read, or
 * fails with Blocked or Unreachable.
 */
export class Api {

	constructor(origin) {
		this.origin = origin;
	}

	get(path, options = {}) {
		return this.#call(path, options);
	}

	send(method, path, body, options = {}) {
		return this.#call(path, {
			...options,
			method,
			headers: {'Content-Type': 'application/json', ...options.headers},
			body: body === undefined ? undefined : JSON.stringify(body)
		});
	}

	/** Collects the events of one name until the stream sends "done". */
	events(path, name) {
		return new Promise((resolve, reject) => {
			const events = [];
			const source = new EventSource(this.origin + path, {withCredentials: true});
			const finish = (settle) => {
				clearTimeout(timer);
				source.close();
				settle();
			};
			const timer = setTimeout(
				() => finish(() => reject(new Unreachable('The stream did not end in time'))), PATIENCE_MS);
			source.addEventListener(name, (event) => events.push(JSON.parse(event.data)));
			source.addEventListener('done', () => finish(() => resolve(events)));
			source.addEventListener('error', () => finish(() => this.explain(path).then(reject)));
		});
	}

	async #call(path, options) {
		let response;
		try {
			response = await fetch(this.origin + path, {
				cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS), ...options
			});
		}
		catch (error) {
			throw error.name === 'TimeoutError' ? new Unreachable('No answer in time') : await this.explain(path);
		}
		const text = await response.text();
		const json = (response.headers.get('Content-Type') ?? '').includes('json');
		return {
			status: response.status,
			headers: response.headers,
			redirected: response.redirected,
			url: response.url,
			body: json ? JSON.parse(text) : text
		};
	}

	/**
	 * To a script, a blocked request and a missing server look the same. An opaque request shows the difference: the
	 * script cannot read its response, so it needs no permission, and it fails only without a server.
	 */
	async explain(path, ifBlocked = 'The script got a TypeError and nothing else') {
		try {
			await fetch(this.origin + path, {
				mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS)
			});
			return new Blocked(ifBlocked);
		}
		catch {
			return new Unreachable('The API did not answer. Is it still running?');
		}
	}

}
