package io.github.corsstarter.test;

import java.net.URI;
import java.util.Objects;

import io.github.corsstarter.browser.AddressSpace;
import io.github.corsstarter.browser.Browser.Engine;
import io.github.corsstarter.browser.Page;
import io.github.corsstarter.test.contract.AbsoluteUrl;
import io.github.corsstarter.verdict.PublicSuffixList;

import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * A browser in which a page is open. Its scripts make requests to the application that is
 * tested, and an assertion says what the browser does with the responses: <pre>{@code
 * Browser app = Browser.at("https://app.example.com");
 *
 * assertThat(app.using(mvc).put("/api/items/1").header("X-Request-Id", "1").withCredentials())
 *     .isReadable()
 *     .exposes("X-Total-Count");
 * assertThat(Browser.at("https://evil.example").using(mvc).get("/api/items")).isBlocked();
 * }</pre>
 * <p>
 * The browser is Chrome, unless another is chosen. It is a model of the Fetch Standard,
 * and no browser has to be installed. A {@code Browser} does not change: cookies are in
 * the browser that {@link BrowserResponse#browser()} returns.
 */
public final class Browser {

	private final Page page;

	private final io.github.corsstarter.browser.Browser model;

	private Browser(Page page, io.github.corsstarter.browser.Browser model) {
		this.page = page;
		this.model = model;
	}

	/**
	 * Open a page.
	 * @param page the origin of the page, as in the browser's address bar:
	 * {@code https://app.example.com} or {@code http://localhost:3000}; a path may follow
	 * @return the browser: Chrome, without cookies
	 * @throws IllegalArgumentException if it is not an absolute http or https URL
	 */
	public static Browser at(String page) {
		return new Browser(page(page), browser(Engine.CHROMIUM));
	}

	private static Page page(String page) {
		URI url = AbsoluteUrl.of(page, "A page has a URL such as https://app.example.com");
		return Page.at(url.toString());
	}

	/**
	 * Where the server of a test is says nothing about where the application will be, so
	 * that every host counts as public.
	 */
	private static io.github.corsstarter.browser.Browser browser(Engine engine) {
		PublicSuffixList suffixes = PublicSuffixList.get();
		return io.github.corsstarter.browser.Browser.of(engine)
			.withDomains((host) -> Objects
				.requireNonNullElse(AddressSpace.isAddress(host) ? null : suffixes.registrableDomain(host), host))
			.withSpaces((host) -> AddressSpace.PUBLIC);
	}

	/**
	 * Take Firefox, where it differs from Chrome.
	 * @return a new Firefox with the same page
	 */
	public Browser inFirefox() {
		return new Browser(this.page, browser(Engine.FIREFOX));
	}

	/**
	 * Take Safari, where it differs from Chrome.
	 * @return a new Safari with the same page
	 */
	public Browser inSafari() {
		return new Browser(this.page, browser(Engine.SAFARI));
	}

	/**
	 * Put the page into a frame with the attribute {@code sandbox} and without
	 * {@code allow-same-origin}: its origin is then {@code null}, as it is for files.
	 * @return the browser with that page
	 */
	public Browser inSandbox() {
		return new Browser(this.page.sandboxed(), this.model);
	}

	/**
	 * Use an application without a server. For the browser it is at
	 * {@code http://localhost}, as it is for MockMvc, unless
	 * {@link ConnectedBrowser#servedAt(String)} says something else.
	 * @param mvc the application; with its filters, as Spring Boot creates it
	 * @param postProcessors what is added to requests, such as {@code csrf()}; not to
	 * preflights, which a browser sends without any credentials
	 * @return the browser with access to the application
	 */
	public ConnectedBrowser using(MockMvc mvc, RequestPostProcessor... postProcessors) {
		return through(new MockMvcTransport((request) -> mvc.perform(request).andReturn(), postProcessors));
	}

	/**
	 * Use an application without a server, as
	 * {@link #using(MockMvc, RequestPostProcessor...)}.
	 * @param mvc the application; with its filters, as Spring Boot creates it
	 * @param postProcessors what is added to requests, such as {@code csrf()}; not to
	 * preflights, which a browser sends without any credentials
	 * @return the browser with access to the application
	 */
	public ConnectedBrowser using(MockMvcTester mvc, RequestPostProcessor... postProcessors) {
		return through(new MockMvcTransport((request) -> {
			MvcTestResult result = mvc.perform(request);
			if (result.getUnresolvedException() != null) {
				throw result.getUnresolvedException();
			}
			return result.getMvcResult();
		}, postProcessors));
	}

	/**
	 * Use a running server.
	 * @param client the client, bound to a server; it must not follow redirects
	 * @return the browser with access to the application
	 */
	public ConnectedBrowser using(WebTestClient client) {
		return through(new WebTestClientTransport(client));
	}

	/**
	 * Use a running server. Nothing of Spring is needed.
	 * @param baseUrl where the server is, such as {@code http://localhost:8080}; its path
	 * precedes the path of every request
	 * @return the browser with access to the application
	 * @throws IllegalArgumentException if it is not an absolute http or https URL
	 */
	public ConnectedBrowser calling(String baseUrl) {
		return through(new HttpTransport(AbsoluteUrl.of(baseUrl, "A server has a URL such as http://localhost:8080")));
	}

	/**
	 * Use something else that answers requests.
	 * @param transport what carries the requests
	 * @return the browser with access to the application
	 */
	public ConnectedBrowser through(Transport transport) {
		return new ConnectedBrowser(this, transport, transport.baseUrl().toString());
	}

	Page page() {
		return this.page;
	}

	io.github.corsstarter.browser.Browser model() {
		return this.model;
	}

	Browser with(io.github.corsstarter.browser.Browser model) {
		return new Browser(this.page, model);
	}

}
