package io.github.corsstarter.actuate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.decision.Quotation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.http.server.PathContainer;

/**
 * Where a request is sent, as developers copy it from the address bar or from the tools
 * of the browser: a path, or a whole URL.
 *
 * @param path the path within the application: decoded, without path parameters and dot
 * segments
 * @param host the host, with {@code http://} or {@code https://} before it if the scheme
 * is known; {@code null} if none is given
 */
record RequestUrl(String path, @Nullable String host) {

	private static final Pattern URL = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(.*)");

	/**
	 * Read the parameters.
	 * @param path a path with or without the context path, or a URL
	 * @param host a host, with or without a scheme; {@code null} or blank if none is
	 * given
	 * @param contextPaths the paths before that of the application, the public one first
	 * @throws InvalidEndpointRequestException if they contradict each other, or no
	 * browser sends such a URL
	 */
	static RequestUrl of(@Nullable String path, @Nullable String host, Collection<String> contextPaths) {
		String named = (host != null && !host.isBlank()) ? host.strip() : null;
		String written = (path != null && !path.isBlank()) ? path.strip() : "/";
		Matcher url = URL.matcher(written);
		return url.matches()
				? new RequestUrl(pathOf(url.group(3), contextPaths),
						agree(url.group(1).toLowerCase(Locale.ROOT), url.group(2), named))
				: new RequestUrl(pathOf(written, contextPaths), named);
	}

	private static String agree(String scheme, String authority, @Nullable String named) {
		String origin = scheme + "://" + authority;
		if ((!scheme.equals("http") && !scheme.equals("https")) || authority.isEmpty()) {
			throw invalid("path is the URL " + quote(origin)
					+ ", but pages call http and https URLs with a host. Write " + "such a URL, or only the path.");
		}
		if (named != null) {
			String other = named.contains("://") ? named : scheme + "://" + named;
			if (!RequestParameters.target(origin).equals(RequestParameters.target(other))) {
				throw invalid("path is a URL of " + quote(origin) + ", and host is " + quote(named)
						+ ". Leave host out, or write only the path in path.");
			}
		}
		return origin;
	}

	private static String pathOf(String written, Collection<String> contextPaths) {
		String raw = written.split("[?#]", 2)[0];
		String path = decode(withoutDots(raw.startsWith("/") ? raw.substring(1) : raw));
		if (path.contains("//") || (path + "/").matches("(?s).*/\\.\\.?/.*")) {
			throw invalid("path is " + quote(written)
					+ ", which servers and applications read in different ways. Ask for "
					+ "each of them, without empty segments and dot segments: if different policies apply, none of "
					+ "them allows anything.");
		}
		for (String contextPath : contextPaths) {
			if (path.equals(contextPath)) {
				return "/";
			}
			if (path.startsWith(contextPath + "/")) {
				return path.substring(contextPath.length());
			}
		}
		return path;
	}

	/**
	 * What browsers make of dot segments before they send a request (URL Standard,
	 * section 4.4).
	 */
	private static String withoutDots(String path) {
		List<String> segments = new ArrayList<>();
		String[] written = path.split("/", -1);
		for (int i = 0; i < written.length; i++) {
			String segment = written[i].replaceAll("(?i)%2e", ".");
			boolean up = segment.equals("..");
			if (up && !segments.isEmpty()) {
				segments.remove(segments.size() - 1);
			}
			if (!up && !segment.equals(".")) {
				segments.add(written[i]);
			}
			else if (i == written.length - 1) {
				segments.add("");
			}
		}
		return "/" + String.join("/", segments);
	}

	private static String decode(String written) {
		try {
			StringBuilder decoded = new StringBuilder();
			for (PathContainer.Element element : PathContainer.parsePath(written).elements()) {
				decoded.append((element instanceof PathContainer.PathSegment segment) ? segment.valueToMatch()
						: element.value());
			}
			return decoded.toString();
		}
		catch (IllegalArgumentException ex) {
			throw invalid("path is " + quote(written) + ", which servers refuse: a % stands before two hexadecimal "
					+ "digits. Write %25 for a % of its own.");
		}
	}

	private static String quote(String text) {
		return "\"" + Quotation.of(text) + "\"";
	}

	private static InvalidEndpointRequestException invalid(String problem) {
		return new InvalidEndpointRequestException(problem, problem);
	}

}
