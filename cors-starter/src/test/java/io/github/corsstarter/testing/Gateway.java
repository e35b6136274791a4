package io.github.corsstarter.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What services in front of an application do to the headers of a request.
 */
public enum Gateway {

	/**
	 * Lambda gets the headers as API Gateway completed them.
	 */
	HTTP_API_WITH_LAMBDA((headers) -> {
		cloudFront(headers, "X-Forwarded-Host");
		headers.set("Host", "abc123.execute-api.us-east-1.amazonaws.com");
		headers.append("X-Forwarded-For", "64.252.1.1");
		headers.set("X-Forwarded-Proto", "https");
		headers.set("X-Forwarded-Port", "443");
	}),

	/**
	 * Every {@code X-Forwarded-*} header becomes a part of {@code Forwarded}.
	 */
	HTTP_API_WITH_HTTP_PROXY((headers) -> {
		cloudFront(headers, "X-Public-Host");
		for (String name : List.of("For", "Host", "Proto", "Port")) {
			headers.remove("X-Forwarded-" + name);
		}
		headers.set("Host", "backend.example.com");
		headers.append("Forwarded",
				"by=3.1.1.1;for=64.252.1.1;host=abc123.execute-api.us-east-1.amazonaws.com;" + "proto=https");
		headers.append("Via", "HTTP/1.1 AmazonAPIGateway");
	}),

	REST_API((headers) -> {
		cloudFront(headers, "X-Forwarded-Host");
		headers.set("Host", "abc123.execute-api.us-east-1.amazonaws.com");
		headers.append("X-Forwarded-For", "64.252.1.1");
		headers.set("X-Forwarded-Proto", "https");
		headers.set("X-Forwarded-Port", "443");
	}),

	/**
	 * CloudFront speaks plain HTTP to it, and that is what it tells.
	 */
	LOAD_BALANCER((headers) -> {
		cloudFront(headers, "X-Forwarded-Host");
		headers.set("CloudFront-Forwarded-Proto", "https");
		headers.set("Host", "alb-1.us-east-1.elb.amazonaws.com");
		headers.append("X-Forwarded-For", "64.252.1.1");
		headers.set("X-Forwarded-Proto", "http");
		headers.set("X-Forwarded-Port", "80");
	}),

	/**
	 * Leaves one entry of {@code X-Forwarded-For}.
	 */
	FUNCTION_URL((headers) -> {
		cloudFront(headers, "X-Forwarded-Host");
		headers.set("Host", "abc123.lambda-url.us-east-1.on.aws");
		headers.set("X-Forwarded-For", "203.0.113.9");
		headers.set("X-Forwarded-Proto", "https");
		headers.set("X-Forwarded-Port", "443");
	}),

	NGINX((headers) -> {
		headers.set("X-Forwarded-Host", headers.get("Host"));
		headers.set("Host", "127.0.0.1:8080");
		headers.append("X-Forwarded-For", "203.0.113.9");
		headers.set("X-Forwarded-Proto", "https");
		headers.set("X-Forwarded-Port", "443");
	});

	public static final String SECRET = "kMfE3hX9_wQ2-rTz7LpA";

	private final Consumer<Headers> work;

	Gateway(Consumer<Headers> work) {
		this.work = work;
	}

	/**
	 * The headers that go on.
	 * @param lines the header lines that came
	 */
	public List<String> passOn(List<String> lines) {
		Headers headers = new Headers(lines);
		this.work.accept(headers);
		return headers.lines;
	}

	/**
	 * A function copies the host that the viewer asked for, the origin request policy
	 * drops {@code Host}, and the distribution adds the secret, each over what the viewer
	 * sent under these names. Whatever else the viewer sent goes through.
	 */
	private static void cloudFront(Headers headers, String publicHost) {
		headers.set(publicHost, headers.get("Host"));
		headers.append("X-Forwarded-For", "203.0.113.9");
		headers.append("Via", "2.0 abc.cloudfront.net (CloudFront)");
		headers.set("X-Origin-Verify", SECRET);
	}

	/**
	 * Header lines while they are worked on.
	 */
	private static final class Headers {

		private final List<String> lines;

		Headers(List<String> lines) {
			this.lines = new ArrayList<>(lines);
		}

		String get(String name) {
			return this.lines.stream()
				.filter((line) -> is(line, name))
				.map((line) -> line.substring(name.length() + 1).strip())
				.findFirst()
				.orElse("");
		}

		void remove(String name) {
			this.lines.removeIf((line) -> is(line, name));
		}

		void set(String name, String value) {
			remove(name);
			this.lines.add(name + ": " + value);
		}

		void append(String name, String value) {
			String before = get(name);
			set(name, before.isEmpty() ? value : before + ", " + value);
		}

		private static boolean is(String line, String name) {
			return line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
		}

	}

}
