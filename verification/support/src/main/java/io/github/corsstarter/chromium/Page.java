package io.github.corsstarter.chromium;

import java.util.List;
import java.util.Map;

import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;

/**
 * The page that the browser shows, and what its scripts can do.
 */
public final class Page {

	private static final String FETCH = """
			const ask = async (url, options) => {
				try {
					const response = await fetch(url, options);
					return {
						status: response.status, url: response.url, headers: Object.fromEntries(response.headers),
						body: await response.text(), error: null
					};
				}
				catch (error) {
					return {status: 0, url: '', headers: {}, body: '', error: String(error)};
				}
			};
			""";

	private static final String FRAME = """
			const frame = document.createElement('iframe');
			frame.sandbox = 'allow-scripts allow-forms';
			""";

	private static final String FORM = """
			const form = document.createElement('form');
			form.method = 'post';
			form.action = arguments[0];
			const field = document.createElement('input');
			field.name = 'to';
			field.value = 'mallory';
			form.append(field);
			document.body.append(form);
			""";

	private final Chromium chromium;

	/**
	 * The page that a browser shows.
	 * @param chromium the browser
	 */
	public Page(Chromium chromium) {
		this.chromium = chromium;
	}

	public Fetched fetch(String url) {
		return fetch(url, Map.of());
	}

	/**
	 * Call {@code fetch()}.
	 * @param url the URL
	 * @param options its second argument
	 */
	public Fetched fetch(String url, Map<String, ?> options) {
		return Fetched.of(this.chromium.driver().executeAsyncScript(FETCH + """
				ask(arguments[0], arguments[1]).then(arguments[2]);
				""", url, options));
	}

	/**
	 * Call {@code fetch()} in a sandboxed frame of this page, whose origin is opaque.
	 */
	public Fetched fetchFromSandbox(String url, Map<String, ?> options) {
		return Fetched.of(this.chromium.driver().executeAsyncScript(FRAME + """
				const [url, options, script, done] = arguments;
				addEventListener('message', ({data}) => done(data), {once: true});
				frame.srcdoc = `<script>${script}
					ask(${JSON.stringify(url)}, ${JSON.stringify(options)})
						.then((answer) => parent.postMessage(answer, '*'));</` + 'script>';
				document.body.append(frame);
				""", url, options, FETCH));
	}

	/**
	 * Listen to server-sent events until one is called {@code done}.
	 * @return their data, or the event {@code error}
	 */
	@SuppressWarnings("unchecked")
	public List<String> events(String url, boolean withCredentials) {
		return (List<String>) this.chromium.driver().executeAsyncScript("""
				const [url, withCredentials, done] = arguments;
				const source = new EventSource(url, {withCredentials});
				const events = [];
				const end = (...last) => {
					source.close();
					done([...events, ...last]);
				};
				source.onmessage = ({data}) => events.push(data);
				source.onerror = () => end('error');
				source.addEventListener('done', () => end());
				""", url, withCredentials);
	}

	/**
	 * Open a WebSocket.
	 * @return the first message, or the code of the close event
	 */
	public String socket(String url) {
		return (String) this.chromium.driver().executeAsyncScript("""
				const [url, done] = arguments;
				const socket = new WebSocket(url);
				socket.onmessage = ({data}) => {
					socket.onclose = null;
					socket.close();
					done(data);
				};
				socket.onclose = ({code}) => done(`closed with ${code}`);
				""", url);
	}

	/**
	 * Send a form of this page, as a link or a script of it could, and follow it to the
	 * answer.
	 * @return the text of the page that the browser shows then
	 */
	public String submitForm(String action) {
		this.chromium.driver().executeScript(FORM + "form.submit();", action);
		this.chromium.await(ExpectedConditions.urlToBe(action));
		return this.chromium.await(ExpectedConditions.presenceOfElementLocated(By.tagName("body"))).getText();
	}

	/**
	 * Follow a link to a page.
	 */
	public void follow(String url) {
		this.chromium.driver().executeScript("""
				const link = document.createElement('a');
				link.href = arguments[0];
				document.body.append(link);
				link.click();
				""", url);
		this.chromium.await(ExpectedConditions.urlToBe(url));
	}

	/**
	 * Send a form into a hidden frame, so that the user does not notice.
	 */
	public void submitFormIntoFrame(String action) {
		this.chromium.driver().executeAsyncScript(FORM + """
				const frame = document.createElement('iframe');
				frame.name = form.target = 'hidden';
				document.body.append(frame);
				frame.onload = () => arguments[1]();
				form.submit();
				""", action);
	}

	/**
	 * Send a form from a sandboxed frame, whose origin is opaque.
	 */
	public void submitFormFromSandbox(String action) {
		this.chromium.driver().executeAsyncScript(FRAME + """
				let loads = 0;
				frame.onload = () => ++loads === 2 && arguments[1]();
				frame.srcdoc = `<form method="post" action="${arguments[0]}"><input name="to" value="mallory"></form>
					<script>onload = () => document.forms[0].submit();</` + 'script>';
				document.body.append(frame);
				""", action);
	}

	/**
	 * What stands in the console since it was last asked.
	 */
	public List<String> console() {
		return this.chromium.console();
	}

	/**
	 * What a script gets from {@code fetch()}.
	 *
	 * @param status the status
	 * @param url where it ended
	 * @param headers the headers that the script may see, in lower case
	 * @param body the body
	 * @param error what it was rejected with; {@code null} if it was not
	 */
	public record Fetched(int status, String url, Map<String, String> headers, String body, String error) {

		@SuppressWarnings("unchecked")
		private static Fetched of(Object result) {
			Map<String, Object> fields = (Map<String, Object>) result;
			return new Fetched(((Number) fields.get("status")).intValue(), (String) fields.get("url"),
					(Map<String, String>) fields.get("headers"), (String) fields.get("body"),
					(String) fields.get("error"));
		}

		/**
		 * Whether the script can read the response.
		 * @return {@code false} if there was a network error
		 */
		public boolean isRead() {
			return this.error == null;
		}

	}

}
