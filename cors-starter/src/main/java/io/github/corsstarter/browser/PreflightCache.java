package io.github.corsstarter.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The preflights that a browser remembers (Fetch Standard, section 4.9). Like Chromium's
 * it has one entry for an origin and a URL, and forgets it when a request is not covered.
 */
final class PreflightCache {

	static final PreflightCache EMPTY = new PreflightCache(Map.of());

	private final Map<Key, Entry> entries;

	private PreflightCache(Map<Key, Entry> entries) {
		this.entries = entries;
	}

	/**
	 * Whether a request needs no preflight of its own.
	 * @param page the page
	 * @param origin the origin that is sent
	 * @param url the URL
	 * @param request the request
	 * @param names the names of headers that need permission
	 * @param browser the browser, which knows the time
	 */
	boolean covers(Page page, String origin, Url url, FetchRequest request, List<String> names, Browser browser) {
		Entry entry = this.entries.get(Key.of(page, origin, url));
		return entry != null && browser.seconds() < entry.expires()
				&& (entry.answer().credentials() || !request.includesCredentials())
				&& entry.answer().refusal(request.method(), names, url, browser.engine()) == null;
	}

	PreflightCache with(Page page, String origin, Url url, PreflightAnswer answer, long now) {
		Map<Key, Entry> more = new HashMap<>(this.entries);
		more.put(Key.of(page, origin, url), new Entry(answer, now + answer.seconds()));
		return new PreflightCache(Map.copyOf(more));
	}

	PreflightCache without(Page page, String origin, Url url) {
		Map<Key, Entry> fewer = new HashMap<>(this.entries);
		fewer.remove(Key.of(page, origin, url));
		return new PreflightCache(Map.copyOf(fewer));
	}

	private record Entry(PreflightAnswer answer, long expires) {
	}

	/**
	 * Browsers keep what they learn for one site apart from what they learn for another
	 * (Fetch Standard, section 2.7, "network partition key").
	 */
	private record Key(String top, String origin, String url) {

		static Key of(Page page, String origin, Url url) {
			return new Key(page.top().origin().toString(), origin, url.toString());
		}

	}

}
