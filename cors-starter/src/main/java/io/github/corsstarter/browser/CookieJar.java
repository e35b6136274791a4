package io.github.corsstarter.browser;

import java.util.ArrayList;
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
		List<Cookie> others = new ArrayList<>();
		for (Cookie other : this.cookies) {
			if (!cookie.replaces(other)) {
				others.add(other);
			}
		}
		others.add(cookie);
		return new CookieJar(others);
	}

	/**
	 * The cookies of a request, in the order in which they are sent (RFC 6265bis, section
	 * 5.8.3): longer paths first.
	 */
	List<Cookie> cookiesFor(Url url, Cookie.Context context, String topSite, long now) {
		List<Cookie> sent = new ArrayList<>();
		for (Cookie cookie : this.cookies) {
			if (cookie.isSentTo(url, context, topSite, now)) {
				int place = sent.size();
				while (place > 0 && sent.get(place - 1).path().length() < cookie.path().length()) {
					place--;
				}
				sent.add(place, cookie);
			}
		}
		return sent;
	}

}
