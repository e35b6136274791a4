package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
	 * @param headers names of request headers, separated by commas, each perhaps with a
	 * colon and a value
	 * @param target the origin the request is sent to
	 * @return the request
	 */
	public static PageRequest of(@Nullable String origin, String method, String path, String headers,
			TargetOrigin target) {
		Map<String, @Nullable String> parsed = new LinkedHashMap<>();
		for (String header : headers.split(",")) {
			int colon = header.indexOf(':');
			String name = ((colon >= 0) ? header.substring(0, colon) : header).strip().toLowerCase(Locale.ROOT);
			if (!name.isEmpty()) {
				parsed.put(name, (colon >= 0) ? header.substring(colon + 1).strip() : null);
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

	public boolean isSafelistedMethod() {
		return RequestMethods.isSafelisted(this.method);
	}

	/**
	 * The headers for which a browser asks.
	 */
	public List<String> unsafeHeaders() {
		List<String> names = new ArrayList<>();
		this.headers.forEach((name, value) -> {
			if (!RequestHeaders.isForbidden(name) && !RequestHeaders.isSafelisted(name, value)) {
				names.add(name);
			}
		});
		return names;
	}

	/**
	 * Why a browser asks before it sends the request to another origin (Fetch Standard,
	 * section 4.1); nothing if it does not ask.
	 */
	public List<String> preflightCauses() {
		List<String> causes = new ArrayList<>();
		if (!isSafelistedMethod()) {
			causes.add("the method " + this.method + " is not GET, HEAD or POST");
		}
		for (String name : unsafeHeaders()) {
			causes.add(cause(name));
		}
		return causes;
	}

	private String cause(String name) {
		String value = this.headers.get(name);
		if (name.equals("content-type") && (value == null || !RequestHeaders.isSafelistedType(value))) {
			return "the header content-type needs permission, "
					+ ((value != null) ? "because its value is not one of" : "unless its value is one of")
					+ " application/x-www-form-urlencoded, multipart/form-data and text/plain";
		}
		return (name.equals("content-type") || RequestHeaders.isSafelisted(name, null))
				? "the header " + name + " needs permission, because its value is not one that every page may send"
				: "the header " + name + " is not one that every page may send";
	}

}
