package io.github.corsstarter.test;

import java.net.URI;

import io.github.corsstarter.test.contract.AbsoluteUrl;

/**
 * A browser whose page has access to an application.
 */
public final class ConnectedBrowser {

	private final Browser browser;

	private final Transport transport;

	private final String url;

	ConnectedBrowser(Browser browser, Transport transport, String url) {
		this.browser = browser;
		this.transport = transport;
		this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
	}

	/**
	 * Say where the application will be, instead of where the test runs it. Whether a
	 * request is cross-origin, which cookies are sent, and whether it is mixed content
	 * depends on it. MockMvc shows this address to the application; a running server
	 * still sees its own.
	 * @param origin the public origin of the application, such as
	 * {@code https://api.example.com}
	 * @return the browser with the application there
	 * @throws IllegalArgumentException if it is not an absolute http or https URL, or has
	 * a path
	 */
	public ConnectedBrowser servedAt(String origin) {
		URI uri = AbsoluteUrl.of(origin, "An application has an origin such as https://api.example.com");
		if (!uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/")) {
			throw new IllegalArgumentException(
					"An origin ends after its host or port, but this one has a path: " + origin);
		}
		return new ConnectedBrowser(this.browser, this.transport,
				uri.getScheme() + "://" + uri.getRawAuthority() + URI.create(this.url).getRawPath());
	}

	/**
	 * Call {@code fetch()} with GET.
	 * @param path the path, with a slash at the start; a query may follow
	 * @return the request
	 */
	public BrowserRequest get(String path) {
		return request("GET", path);
	}

	/**
	 * Call {@code fetch()} with HEAD.
	 * @param path the path, with a slash at the start; a query may follow
	 * @return the request
	 */
	public BrowserRequest head(String path) {
		return request("HEAD", path);
	}

	/**
	 * Call {@code fetch()} with POST.
	 * @param path the path, with a slash at the start; a query may follow
	 * @return the request
	 */
	public BrowserRequest post(String path) {
		return request("POST", path);
	}

	/**
	 * Call {@code fetch()} with PUT.
	 * @param path the path, with a slash at the start; a query may follow
	 * @return the request
	 */
	public BrowserRequest put(String path) {
		return request("PUT", path);
	}

	/**
	 * Call {@code fetch()} with PATCH.
	 * @param path the path, with a slash at the start; a query may follow
	 * @return the request
	 */
	public BrowserRequest patch(String path) {
		return request("PATCH", path);
	}

	/**
	 * Call {@code fetch()} with DELETE.
	 * @param path the path, with a slash at the start; a query may follow
	 * @return the request
	 */
	public BrowserRequest delete(String path) {
		return request("DELETE", path);
	}

	/**
	 * Call {@code fetch()}.
	 * @param method the method, as the page writes it
	 * @param path the path, with a slash at the start; a query may follow
	 * @return the request
	 * @throws IllegalArgumentException if the path does not start with a slash or cannot
	 * be part of a URL
	 */
	public BrowserRequest request(String method, String path) {
		if (!path.startsWith("/")) {
			throw new IllegalArgumentException("A path starts with a slash, but this is: " + path
					+ ". Where the application is says servedAt(\"https://api.example.com\")");
		}
		return BrowserRequest.of(this, method, AbsoluteUrl.of(this.url + path, "A path is written encoded"));
	}

	Browser browser() {
		return this.browser;
	}

	Transport transport() {
		return this.transport;
	}

	ConnectedBrowser with(io.github.corsstarter.browser.Browser model) {
		return new ConnectedBrowser(this.browser.with(model), this.transport, this.url);
	}

}
