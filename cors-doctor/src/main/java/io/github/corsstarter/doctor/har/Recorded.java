package io.github.corsstarter.doctor.har;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.FetchRequest.Mode;
import io.github.corsstarter.browser.Initiator;
import io.github.corsstarter.browser.Page;
import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.examine.Question;
import io.github.corsstarter.doctor.wire.HeaderLine;
import org.jspecify.annotations.Nullable;

/**
 * What a page asked for, as far as a recorded request tells.
 */
final class Recorded {

	private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

	/**
	 * What browsers and their developer tools write themselves. Names that no page can
	 * set are left out by the model of browsers.
	 */
	private static final Set<String> OF_BROWSERS = Set.of("accept", "accept-language", "user-agent", "cache-control",
			"pragma", "priority", "upgrade-insecure-requests", "if-none-match", "if-modified-since", "range", "purpose",
			"save-data", "downlink", "ect", "rtt", "x-client-data", "last-event-id");

	private static final Map<String, Initiator> INITIATORS = Map.of("xhr", Initiator.XHR, "eventsource",
			Initiator.EVENT_SOURCE, "script", Initiator.SCRIPT, "font", Initiator.FONT, "image", Initiator.IMAGE,
			"websocket", Initiator.WEB_SOCKET);

	private static final String OPAQUE = "null";

	/**
	 * Where a page is that says nothing but {@code null} of itself: mostly it is a file.
	 */
	private static final String OWN_MACHINE = "http://localhost";

	private Recorded() {
	}

	/**
	 * The page that asked.
	 * @return the page, or {@code null} if the file does not tell
	 */
	static @Nullable Page page(HarEntry entry, @Nullable HarEntry preflight) {
		String origin = entry.header("Origin");
		if (origin == null && preflight != null) {
			origin = preflight.header("Origin");
		}
		Page known = (origin != null) ? at(origin) : null;
		for (String url : new String[] { entry.page(), String.valueOf(entry.header("Referer")) }) {
			known = (known != null) ? known : at(url);
		}
		if (!OPAQUE.equals(origin)) {
			return known;
		}
		return (known != null) ? known.sandboxed() : Page.at(OWN_MACHINE).sandboxed();
	}

	private static @Nullable Page at(String text) {
		Url url = Url.parse(text);
		return (url != null && url.isHttp()) ? Page.at(url.origin().toString()) : null;
	}

	/**
	 * The request, as the page described it.
	 */
	static Question question(Page page, HarEntry entry, @Nullable HarEntry preflight) {
		Initiator initiator = entry.url().isHttp() ? INITIATORS.getOrDefault(entry.kind(), Initiator.FETCH)
				: Initiator.WEB_SOCKET;
		FetchRequest request = FetchRequest
			.of((initiator == Initiator.WEB_SOCKET && entry.url().isHttp()) ? Initiator.FETCH : initiator,
					entry.url().toString())
			.method(entry.method())
			.headers(headers(entry, preflight));
		if (entry.url().isHttp()) {
			request = request.mode(mode(entry));
		}
		if (entry.body() && !WITHOUT_BODY.contains(request.method())) {
			request = request.body(null);
		}
		if (preflight != null && request.preflightCauses().isEmpty()) {
			request = request.withUploadListener();
		}
		if (entry.url().isHttp() && request.mode() == Mode.CORS) {
			request = request.credentials(entry.cookies() ? Credentials.INCLUDE : Credentials.SAME_ORIGIN);
		}
		return Question.of(page, request);
	}

	/**
	 * Requests with CORS always say where they come from. Blocked ones are sometimes
	 * recorded without their headers.
	 */
	private static Mode mode(HarEntry entry) {
		String mode = entry.header("Sec-Fetch-Mode");
		if (mode != null) {
			return mode.equals("no-cors") ? Mode.NO_CORS : Mode.CORS;
		}
		if (entry.header("Origin") != null) {
			return Mode.CORS;
		}
		boolean script = entry.kind().isEmpty() || List.of("fetch", "xhr", "eventsource").contains(entry.kind());
		return (script && entry.answer() == null) ? Mode.CORS : Mode.NO_CORS;
	}

	/**
	 * The headers that the page set. The preflight names them exactly; "sanitized" files
	 * do not have the values of all.
	 */
	private static Map<String, @Nullable String> headers(HarEntry entry, @Nullable HarEntry preflight) {
		Map<String, @Nullable String> headers = new LinkedHashMap<>();
		for (HeaderLine line : entry.headers()) {
			String name = line.name().toLowerCase(Locale.ROOT);
			if (!OF_BROWSERS.contains(name) && (preflight == null || name.equals("content-type"))) {
				headers.put(name, line.value());
			}
		}
		String asked = (preflight != null) ? preflight.header("Access-Control-Request-Headers") : null;
		if (asked != null) {
			for (String part : asked.split(",")) {
				String name = part.strip().toLowerCase(Locale.ROOT);
				if (!name.isEmpty()) {
					headers.put(name, entry.header(name));
				}
			}
		}
		return headers;
	}

}
