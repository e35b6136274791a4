package io.github.corsstarter.test.contract;

import java.net.URI;

/**
 * Reads URLs of pages and servers. Not API.
 */
public final class AbsoluteUrl {

	private AbsoluteUrl() {
	}

	/**
	 * Read a URL.
	 * @param url the URL
	 * @param expectation what the error says about how it has to look
	 * @return the URL: with the scheme http or https, and a host
	 * @throws IllegalArgumentException if it is not one
	 */
	public static URI of(String url, String expectation) {
		URI uri;
		try {
			uri = URI.create(url);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(expectation + ", but this is not a URL: " + url, ex);
		}
		if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
			throw new IllegalArgumentException(expectation + ", with http or https and a host, but this is: " + url);
		}
		return uri;
	}

}
