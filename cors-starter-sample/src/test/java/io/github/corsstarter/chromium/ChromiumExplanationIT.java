package io.github.corsstarter.chromium;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The actuator endpoint {@code cors} foretells whether Chromium asks first and whether
 * the page gets the answer; then Chromium is asked.
 */
@ExtendWith(SharedSites.class)
class ChromiumExplanationIT {

	private static Sites sites;

	@BeforeAll
	static void take(Sites shared) {
		sites = shared;
	}

	@ParameterizedTest(name = "{0} {1} {2} {3}")
	@CsvSource(delimiter = '|', maxCharsPerColumn = 2000,
			textBlock = """
					https://shop.example.org     | GET    | /api/anything     |                                             | at once | read
					https://shop.example.org     | HEAD   | /api/anything     |                                             | at once | read
					https://shop.example.org     | POST   | /api/anything     |                                             | at once | read
					https://shop.example.org     | PUT    | /api/anything     |                                             | asks    | read
					https://shop.example.org     | put    | /api/anything     |                                             | asks    | read
					https://shop.example.org     | PATCH  | /api/anything     |                                             | asks    | read
					https://shop.example.org     | patch  | /api/anything     |                                             | asks    | blocked
					https://shop.example.org     | REPORT | /api/anything     |                                             | asks    | blocked
					https://shop.example.org     | POST   | /api/anything     | content-type: text/plain                    | at once | read
					https://shop.example.org     | POST   | /api/anything     | content-type: text/plain;charset=UTF-8      | at once | read
					https://shop.example.org     | POST   | /api/anything     | content-type: Multipart/Form-Data           | at once | read
					https://shop.example.org     | POST   | /api/anything     | content-type: application/json              | asks    | read
					https://shop.example.org     | POST   | /api/anything     | content-type: text/plain; a="b"             | asks    | read
					https://shop.example.org     | GET    | /api/anything     | accept: text/html                           | at once | read
					https://shop.example.org     | GET    | /api/anything     | accept: text/(html)                         | asks    | read
					https://shop.example.org     | GET    | /api/anything     | accept-language: de;q=0.9                   | at once | read
					https://shop.example.org     | GET    | /api/anything     | accept-language: de_DE                      | asks    | blocked
					https://shop.example.org     | GET    | /api/anything     | content-language: de                        | at once | read
					https://shop.example.org     | GET    | /api/anything     | range: bytes=0-5                            | at once | read
					https://shop.example.org     | GET    | /api/anything     | range: bytes=5-                             | at once | read
					https://shop.example.org     | GET    | /api/anything     | range: bytes=5-2                            | asks    | blocked
					https://shop.example.org     | GET    | /api/anything     | range: bytes=-5                             | asks    | blocked
					https://shop.example.org     | GET    | /api/anything     | authorization: Bearer x                     | asks    | read
					https://shop.example.org     | GET    | /api/anything     | x-csrftoken: x                              | asks    | read
					https://shop.example.org     | GET    | /api/anything     | x-xsrf-token: x                             | asks    | blocked
					https://shop.example.org     | GET    | /api/anything     | dnt: 1                                      | at once | read
					https://shop.example.org     | GET    | /api/anything     | sec-anything: 1                             | at once | read
					https://shop.example.org     | GET    | /outside          |                                             | at once | blocked
					https://stranger.example.net | GET    | /api/anything     |                                             | at once | blocked
					https://stranger.example.net | PUT    | /api/anything     |                                             | asks    | blocked
					https://stranger.example.net | GET    | /api/public/items |                                             | at once | read
					https://api.example.com      | PUT    | /api/anything     | x-xsrf-token: x                             | at once | read
					""")
	void theEndpointKnows(String origin, String method, String path, String header, String asking, String reading) {
		String explanation = sites.page(Sites.API)
			.fetch(Sites.API + "/actuator/cors?host=" + Sites.API + "&origin=" + origin + "&method=" + method + "&path="
					+ path + ((header != null) ? "&headers=" + URLEncoder.encode(header, StandardCharsets.UTF_8) : ""))
			.body();
		List<Boolean> sent = JsonPath.read(explanation, "$..preflight.sent");
		String verdict = JsonPath.read(explanation, "$.verdict");
		boolean foretold = verdict.contains("page can read") || verdict.contains("gives the page the response");
		assertThat(inWords(sent.contains(true), foretold)).as(explanation).isEqualTo(asking + ", " + reading);

		String url = Sites.API + path + "?" + URLEncoder.encode(origin + method + header, StandardCharsets.UTF_8);
		Map<String, Object> options = new HashMap<>(Map.of("method", method));
		if (header != null) {
			options.put("headers", Map.of(header.split(": ")[0], header.split(": ")[1]));
		}
		boolean read = sites.page(origin).fetch(url, options).isRead();
		boolean asked = sites.exchanges(url).get(0).method().equals("OPTIONS");
		assertThat(inWords(asked, read)).isEqualTo(asking + ", " + reading);
	}

	private static String inWords(boolean asks, boolean reads) {
		return (asks ? "asks" : "at once") + ", " + (reads ? "read" : "blocked");
	}

}
