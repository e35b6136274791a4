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

	private final Map<String, PreflightAnswer> answers;

	private PreflightCache(Map<String, PreflightAnswer> answers) {
		this.answers = answers;
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
		PreflightAnswer answer = this.answers.get(key(page, origin, url));
		return answer != null && browser.seconds() < answer.expires()
				&& (answer.credentials() || !request.includesCredentials())
				&& answer.refusal(request.method(), names, url, browser.engine()) == null;
	}

	PreflightCache with(Page page, String origin, Url url, PreflightAnswer answer) {
		Map<String, PreflightAnswer> more = new HashMap<>(this.answers);
		more.put(key(page, origin, url), answer);
		return new PreflightCache(more);
	}

	PreflightCache without(Page page, String origin, Url url) {
		Map<String, PreflightAnswer> fewer = new HashMap<>(this.answers);
		fewer.remove(key(page, origin, url));
		return new PreflightCache(fewer);
	}

	/**
	 * What is learned within one page on top is not used within another (Fetch Standard,
	 * section 2.7, "network partition key"). None of the three has a space.
	 */
	private static String key(Page page, String origin, Url url) {
		return page.top().origin() + " " + origin + " " + url;
	}

}
