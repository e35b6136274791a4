package io.github.corsstarter.doctor.har;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Secrets;
import io.github.corsstarter.doctor.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A recorded request. Secrets are left out when it is read, so that nothing later can
 * show one.
 *
 * @param number its place in the file, from 1
 * @param method the method
 * @param url the URL, without secrets
 * @param identity the hash of the whole URL: equal URLs have equal ones
 * @param page the URL of the page that loaded it, or an empty text if the file does not
 * tell
 * @param headers the headers of the request
 * @param cookies whether cookies were sent, as far as the file tells
 * @param body whether the request has a body
 * @param answer the answer, or {@code null} if the file has neither status nor headers
 * @param cached whether the browser took the answer from its own cache
 * @param error what the browser says about a failure, or an empty text
 * @param succeeded whether the browser says that nothing failed
 * @param kind what asked, such as {@code fetch} or {@code image}; empty if the file does
 * not tell
 */
public record HarEntry(int number, String method, Url url, int identity, String page, List<HeaderLine> headers,
		boolean cookies, boolean body, @Nullable WireAnswer answer, boolean cached, String error, boolean succeeded,
		String kind) {

	private static final Pattern METHOD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,30}");

	private static final Pattern HEADER_NAME = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]{1,100}");

	private static final Pattern HTTP_VERSION = Pattern.compile("(?i)(?:http/|h)([123](?:\\.[0-9])?)\\b.*");

	/**
	 * Browsers write these characters into files as they are; a URI does not have them.
	 */
	private static final Pattern NOT_IN_URI = Pattern.compile("[\\s\"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

	private static final int LONGEST_URL = 8 * 1024;

	private static final int LONGEST_VALUE = 8 * 1024;

	static @Nullable HarEntry of(int number, JsonObject entry, Map<String, String> pages) {
		JsonObject request = entry.getObject("request", new JsonObject());
		JsonObject response = entry.getObject("response", new JsonObject());
		String method = request.getString("method", "");
		String raw = request.getString("url", "");
		Url url = (raw.length() <= LONGEST_URL) ? Url.parse(encoded(Secrets.url(raw))) : null;
		if (url == null || !METHOD.matcher(method).matches()) {
			return null;
		}
		List<HeaderLine> headers = headers(request);
		boolean cookies = headers.stream().anyMatch((line) -> line.is("Cookie"))
				|| !request.getArray("cookies", new JsonArray()).isEmpty();
		WireAnswer answer = answer(response, entry);
		return new HarEntry(number, method, url, raw.hashCode(), pages.getOrDefault(entry.getString("pageref", ""), ""),
				headers, cookies, request.getObject("postData") != null, answer, isCached(entry),
				error(entry, response), isSucceeded(response), kind(entry, headers));
	}

	/**
	 * Chromium, Safari and Firefox, in this order.
	 */
	private static boolean isCached(JsonObject entry) {
		return entry.has("_fromCache") || entry.getString("_fetchType", "").endsWith(" Cache")
				|| entry.getObject("cache", new JsonObject()).has("afterRequest");
	}

	/**
	 * Chromium always writes whether there was an error.
	 */
	private static boolean isSucceeded(JsonObject response) {
		return response.has("_error") && response.isNull("_error") && status(number(response, "status")) > 0;
	}

	private static String error(JsonObject entry, JsonObject response) {
		return Secrets.text(response.getString("_error", entry.getString("_error", "")));
	}

	private static String encoded(String url) {
		return NOT_IN_URI.matcher(url).replaceAll((hit) -> String.format("%%%02X", (int) hit.group().charAt(0)));
	}

	/**
	 * Chromium writes what asked; others only in the headers, if at all.
	 */
	private static String kind(JsonObject entry, List<HeaderLine> headers) {
		String kind = entry.getString("_resourceType", "");
		for (HeaderLine line : headers) {
			if (kind.isEmpty() && line.is("Sec-Fetch-Dest")) {
				kind = line.value().equals("empty") ? "fetch" : line.value();
			}
		}
		return kind.toLowerCase(Locale.ROOT);
	}

	/**
	 * The lines of a message. Chromium joins equal names with line breaks, and keeps the
	 * pseudo-headers of HTTP/2.
	 */
	private static List<HeaderLine> headers(JsonObject message) {
		List<HeaderLine> lines = new ArrayList<>();
		for (Object element : message.getArray("headers", new JsonArray())) {
			if (element instanceof JsonObject header) {
				String name = header.getString("name", "");
				String value = header.getString("value", "");
				if (HEADER_NAME.matcher(name).matches() && value.length() <= LONGEST_VALUE) {
					value.lines().forEach((line) -> lines.add(Secrets.hide(new HeaderLine(name, line.strip()))));
					if (value.isEmpty()) {
						lines.add(new HeaderLine(name, ""));
					}
				}
			}
		}
		return List.copyOf(lines);
	}

	private static @Nullable WireAnswer answer(JsonObject response, JsonObject entry) {
		int status = status(number(response, "status"));
		List<HeaderLine> headers = headers(response);
		if (status == 0 && headers.isEmpty()) {
			return null;
		}
		Matcher version = HTTP_VERSION.matcher(response.getString("httpVersion", ""));
		return new WireAnswer(version.matches() ? "HTTP/" + version.group(1) : "HTTP", status,
				response.getString("statusText", ""), headers, body(response.getObject("content", new JsonObject())),
				List.of(), List.of(), null, Math.max(0, (long) number(entry, "time")));
	}

	/**
	 * What no status can be is none.
	 */
	private static int status(double number) {
		return (number >= 100 && number <= 999) ? (int) number : 0;
	}

	private static double number(JsonObject object, String key) {
		return (object.get(key) instanceof Number number) ? number.doubleValue() : 0;
	}

	private static String body(JsonObject content) {
		String text = content.getString("text", "");
		if (!"base64".equals(content.getString("encoding", ""))) {
			return text;
		}
		try {
			return new String(Base64.getDecoder().decode(text.substring(0, text.length() & ~3)),
					StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	/**
	 * The value of a header of the request.
	 * @param name its name, in any case
	 */
	@Nullable String header(String name) {
		return this.headers.stream().filter((line) -> line.is(name)).map(HeaderLine::value).findFirst().orElse(null);
	}

	/**
	 * Whether a browser sent this by itself, to ask before another request.
	 */
	boolean isPreflight() {
		return this.kind.equals("preflight")
				|| (this.method.equals("OPTIONS") && header("Access-Control-Request-Method") != null);
	}

	/**
	 * Whether this loads a page, or was loaded by no page.
	 */
	boolean isNavigation() {
		return this.kind.equals("document") || this.kind.equals("iframe") || this.kind.equals("frame")
				|| "navigate".equals(header("Sec-Fetch-Mode"));
	}

}
