package io.github.corsstarter.integration;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What came back.
 *
 * @param version the version of HTTP
 * @param status the status
 * @param headers the lines of every header, by its name in lower case
 * @param body the body
 */
record Response(HttpClient.Version version, int status, Map<String, List<String>> headers, String body) {

	static Response of(HttpResponse<byte[]> response) throws IOException {
		InputStream body = new ByteArrayInputStream(response.body());
		boolean compressed = response.headers().firstValue("Content-Encoding").isPresent() && body.available() > 0;
		try (InputStream content = compressed ? new GZIPInputStream(body) : body) {
			return new Response(response.version(), response.statusCode(), response.headers().map(),
					new String(content.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	/**
	 * Read a response up to its body.
	 */
	static Response ofHead(BufferedReader reader) throws IOException {
		int status = Integer.parseInt(reader.readLine().split(" ")[1]);
		Map<String, List<String>> headers = new TreeMap<>();
		for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
			int colon = line.indexOf(':');
			headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), (name) -> new ArrayList<>())
				.add(line.substring(colon + 1).strip());
		}
		return new Response(HttpClient.Version.HTTP_1_1, status, headers, "");
	}

	/**
	 * Every {@code Access-Control-*} header with the lines it has.
	 */
	Map<String, List<String>> cors() {
		Map<String, List<String>> cors = new TreeMap<>(this.headers);
		cors.keySet().removeIf((name) -> !name.startsWith("access-control-"));
		return cors;
	}

	/**
	 * The field names in {@code Vary} in lower case, each as often as it is there.
	 */
	List<String> vary() {
		return lines("Vary").stream()
			.flatMap((line) -> Stream.of(line.split(",")))
			.map((name) -> name.strip().toLowerCase(Locale.ROOT))
			.toList();
	}

	List<String> lines(String name) {
		return this.headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
	}

	/**
	 * The one line of a header.
	 */
	String line(String name) {
		List<String> lines = lines(name);
		if (lines.size() != 1) {
			throw new IllegalStateException(name + ": " + lines);
		}
		return lines.get(0);
	}

}
