package io.github.corsstarter.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.corsstarter.browser.PreflightCause;
import io.github.corsstarter.browser.RequestHeaders;
import io.github.corsstarter.browser.RequestMethods;
import io.github.corsstarter.origin.TargetOrigin;
import org.jspecify.annotations.Nullable;

/**
 * A request that a page would make.
 *
 * @param origin the origin of the page; {@code null} if no page makes the request
 * @param method the method as the page gives it
 * @param path the path within the application
 * @param headers the request headers that the page sets: names in lower case, in order,
 * with the value where it is known
 * @param target the origin the request is sent to
 */
public record PageRequest(@Nullable String origin, String method, String path, Map<String, @Nullable String> headers,
		TargetOrigin target) {

	/**
	 * Describe a request.
	 * @param origin the origin of the page, or {@code null}
	 * @param method the method as the page gives it
	 * @param path the path within the application
	 * @param headers names of request headers, each perhaps with a colon and a value,
	 * separated by commas; or by line breaks, then a value may have commas
	 * @param target the origin the request is sent to
	 * @return the request
	 */
	public static PageRequest of(@Nullable String origin, String method, String path, String headers,
			TargetOrigin target) {
		Map<String, @Nullable String> parsed = new LinkedHashMap<>();
		for (String header : headers.split((headers.indexOf('\n') >= 0) ? "\n" : ",")) {
			int colon = header.indexOf(':');
			String name = RequestHeaders.normalize((colon >= 0) ? header.substring(0, colon) : header)
				.toLowerCase(Locale.ROOT);
			if (!name.isEmpty()) {
				parsed.put(name, (colon >= 0) ? RequestHeaders.normalize(header.substring(colon + 1)) : null);
			}
		}
		return new PageRequest(origin, RequestMethods.normalize(method), path, parsed, target);
	}

	/**
	 * Whether the request is sent to the origin of the page.
	 */
	public boolean isSameOrigin() {
		return this.origin != null && this.target.isSameAs(this.origin);
	}

	/**
	 * Whether no browser lets a page use the method.
	 */
	public boolean isForbiddenMethod() {
		return RequestMethods.isForbidden(this.method);
	}

	/**
	 * The headers for which a browser asks.
	 */
	public List<String> unsafeHeaders() {
		return RequestHeaders.unsafeNames(this.headers);
	}

	/**
	 * Why a browser asks before it sends the request to another origin (Fetch Standard,
	 * section 4.1); nothing if it does not ask.
	 */
	public List<String> preflightCauses() {
		return PreflightCause.of(this.method, this.headers).stream().map(PreflightCause::toString).toList();
	}

}
