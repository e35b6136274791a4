package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The cookies of a browser.
 */
final class CookieJar {

	static final CookieJar EMPTY = new CookieJar(List.of());

	private final List<Cookie> cookies;

	private CookieJar(List<Cookie> cookies) {
		this.cookies = cookies;
	}

	CookieJar with(Cookie cookie) {
		List<Cookie> others = new ArrayList<>(this.cookies);
		others.removeIf(cookie::replaces);
		others.add(cookie);
		return new CookieJar(List.copyOf(others));
	}

	/**
	 * The cookies of a request, in the order in which they are sent (RFC 6265bis, section
	 * 5.8.3): longer paths first.
	 */
	List<Cookie> cookiesFor(Url url, Cookie.Context context, String topSite, long now) {
		return this.cookies.stream()
			.filter((cookie) -> cookie.isSentTo(url, context, topSite, now))
			.sorted(Comparator.comparingInt((Cookie cookie) -> -cookie.path().length()))
			.toList();
	}

}
