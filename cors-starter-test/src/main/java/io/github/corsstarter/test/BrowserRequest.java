package io.github.corsstarter.test;

import java.net.URI;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.FetchRequest.Mode;
import io.github.corsstarter.browser.Initiator;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@code fetch()} that a page makes. AssertJ's {@code assertThat} sends it and
 * asserts on what the page gets. A request does not change, and can be sent several
 * times.
 */
public final class BrowserRequest implements AssertProvider<BrowserResponseAssert> {

	private final ConnectedBrowser browser;

	private final FetchRequest fetch;

	private final @Nullable String body;

	private final boolean preflightOnly;

	private BrowserRequest(ConnectedBrowser browser, FetchRequest fetch, @Nullable String body, boolean preflightOnly) {
		this.browser = browser;
		this.fetch = fetch;
		this.body = body;
		this.preflightOnly = preflightOnly;
	}

	static BrowserRequest of(ConnectedBrowser browser, String method, URI url) {
		return new BrowserRequest(browser, FetchRequest.of(Initiator.FETCH, url.toString()).method(method), null,
				false);
	}

	/**
	 * Set a request header. Browsers ignore names that only they may write, such as
	 * {@code Origin} or {@code Cookie}.
	 * @param name the name
	 * @param value the value
	 * @return the request with the header
	 */
	public BrowserRequest header(String name, String value) {
		return with(this.fetch.header(name, value));
	}

	/**
	 * Send a text.
	 * @param contentType the media type, which decides whether the body needs a preflight
	 * @param text the text
	 * @return the request with the body
	 */
	public BrowserRequest body(String contentType, String text) {
		return new BrowserRequest(this.browser, this.fetch.body(contentType), text, this.preflightOnly);
	}

	/**
	 * Send JSON, with the media type {@code application/json}, which needs a preflight.
	 * @param json the JSON
	 * @return the request with the body
	 */
	public BrowserRequest json(String json) {
		return body("application/json", json);
	}

	/**
	 * Send cookies and accept them, also to and from another origin
	 * ({@code credentials: "include"} of {@code fetch()}, {@code withCredentials} of
	 * {@code XMLHttpRequest} and axios). The header {@code Authorization} does not need
	 * it.
	 * @return the request with credentials
	 */
	public BrowserRequest withCredentials() {
		return with(this.fetch.credentials(Credentials.INCLUDE));
	}

	/**
	 * Send the request without CORS, as {@code <img>} and {@code <script>} do
	 * ({@code mode: "no-cors"} of {@code fetch()}): the page can use the response and not
	 * read it.
	 * @return the request without CORS
	 */
	public BrowserRequest withoutCors() {
		return with(this.fetch.mode(Mode.NO_CORS));
	}

	/**
	 * Send nothing but the preflight, for example because the request would delete
	 * something. Then only {@link BrowserResponseAssert#passesPreflight()},
	 * {@link BrowserResponseAssert#isBlocked()} and the other assertions about preflights
	 * make sense.
	 * @return the request that ends after its preflight
	 */
	public BrowserRequest preflightOnly() {
		return new BrowserRequest(this.browser, this.fetch, this.body, true);
	}

	/**
	 * Let the browser send the request, with its preflight and all redirects.
	 * @return what the page gets
	 */
	public BrowserResponse send() {
		Recorder recorder = new Recorder(this.browser.transport(), this);
		return new BrowserResponse(this,
				this.browser.browser().model().fetch(this.browser.browser().page(), this.fetch, recorder), recorder);
	}

	/**
	 * Send the request, and assert on what the page gets. AssertJ calls this method.
	 * @return the assertions
	 */
	@Override
	public BrowserResponseAssert assertThat() {
		return new BrowserResponseAssert(send());
	}

	private BrowserRequest with(FetchRequest fetch) {
		return new BrowserRequest(this.browser, fetch, this.body, this.preflightOnly);
	}

	ConnectedBrowser browser() {
		return this.browser;
	}

	FetchRequest fetch() {
		return this.fetch;
	}

	@Nullable String body() {
		return this.body;
	}

	boolean isPreflightOnly() {
		return this.preflightOnly;
	}

	/**
	 * The request in one line, such as
	 * {@code PUT https://api.example.com/items/1 with credentials}.
	 */
	@Override
	public String toString() {
		return this.fetch.method() + " " + this.fetch.url()
				+ (this.fetch.includesCredentials() ? " with credentials" : "")
				+ ((this.fetch.mode() == Mode.NO_CORS) ? " without CORS" : "")
				+ (this.preflightOnly ? ", the preflight only" : "");
	}

}
