package io.github.corsstarter.testing;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came back.
 *
 * @param status the status
 * @param lines the header lines as {@code Name: value}, one for every line that was sent
 * @param body the body
 */
public record Response(int status, List<String> lines, String body) {

	public static Response of(HttpResponse<String> response) {
		return of(response.statusCode(), response.headers().map(), response.body());
	}

	public static Response of(int status, Map<String, List<String>> headers, String body) {
		List<String> lines = new ArrayList<>();
		headers.forEach((name, values) -> values.forEach((value) -> lines.add(line(name, value))));
		return new Response(status, lines, body);
	}

	public static Response parse(String text) {
		int end = text.indexOf("\r\n\r\n");
		String[] head = text.substring(0, end).split("\r\n");
		List<String> lines = Stream.of(head).skip(1).map((line) -> {
			int colon = line.indexOf(':');
			return line(line.substring(0, colon), line.substring(colon + 1).strip());
		}).toList();
		return new Response(Integer.parseInt(head[0].split(" ")[1]), lines, text.substring(end + 4));
	}

	/**
	 * Everything the response says about CORS: every {@code Access-Control-*} line and
	 * every {@code Vary} line.
	 */
	public List<String> corsLines() {
		return this.lines.stream()
			.filter((line) -> line.startsWith("Access-Control-") || line.startsWith("Vary:"))
			.toList();
	}

	/**
	 * The lines of one header.
	 */
	public List<String> lines(String name) {
		return this.lines.stream().filter((line) -> line.startsWith(name + ":")).toList();
	}

	private static String line(String name, String value) {
		return Stream.of(name.split("-"))
			.map((word) -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT))
			.collect(Collectors.joining("-")) + ": " + value;
	}

}
