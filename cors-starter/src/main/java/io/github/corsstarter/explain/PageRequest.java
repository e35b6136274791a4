package io.github.corsstarter.explain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.Initiator;
import io.github.corsstarter.browser.Page;
import io.github.corsstarter.browser.RequestHeaders;
import io.github.corsstarter.browser.RequestMethods;
import io.github.corsstarter.browser.Url;
import io.github.corsstarter.origin.Origin;
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
	 * Whether the host that the request is sent to is known.
	 */
	boolean isTargetKnown() {
		return !this.target.host().isEmpty();
	}

	/**
	 * The page that makes the request. An origin that no browser sends stays as it is
	 * written.
	 */
	Page page() {
		String origin = Objects.requireNonNullElse(this.origin, Origin.OPAQUE);
		Url url = Url.parse(origin);
		Page page = Page.at((url != null && url.isHttp()) ? url.toString() : "https://unknown.invalid/");
		return new Page(page.url(), origin, page.space(), page.top());
	}

	/**
	 * The request as a page makes it with {@code fetch()}.
	 */
	FetchRequest toFetch(FetchRequest.Credentials credentials) {
		return FetchRequest.of(Initiator.FETCH, url())
			.method(this.method)
			.headers(this.headers)
			.credentials(credentials);
	}

	private String url() {
		try {
			return new URI(this.target.scheme(), null, isTargetKnown() ? this.target.host() : "unknown.invalid",
					isTargetKnown() ? this.target.port() : -1, this.path, null, null)
				.toASCIIString();
		}
		catch (URISyntaxException ex) {
			return this.target.scheme() + "://unknown.invalid/";
		}
	}

}
