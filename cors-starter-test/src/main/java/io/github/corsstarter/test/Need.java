package io.github.corsstarter.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.PreflightCause;
import io.github.corsstarter.browser.PreflightCause.Kind;
import io.github.corsstarter.browser.Url;

/**
 * What a page needs an application to allow.
 *
 * @param origin the origin of the page
 * @param path the path
 * @param method the method
 * @param headers the names of the headers that need permission
 * @param credentials whether the page sends credentials
 */
record Need(String origin, String path, String method, List<String> headers, boolean credentials) {

	static Need of(BrowserResponse response) {
		FetchRequest fetch = response.fetch();
		List<String> headers = new ArrayList<>();
		for (PreflightCause cause : fetch.preflightCauses()) {
			if (cause.kind() != Kind.METHOD && cause.kind() != Kind.UPLOAD_LISTENER) {
				headers.add(cause.subject());
			}
		}
		return new Need(response.origin(), Objects.requireNonNull(Url.parse(fetch.url())).path(), fetch.method(),
				List.copyOf(headers), fetch.includesCredentials());
	}

	/**
	 * Whether the method is one that a preflight has to allow.
	 */
	boolean needsMethod() {
		return !List.of("GET", "HEAD", "POST").contains(this.method);
	}

}
