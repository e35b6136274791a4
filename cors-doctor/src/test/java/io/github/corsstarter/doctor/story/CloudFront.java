package io.github.corsstarter.doctor.story;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.doctor.SmallApi;

/**
 * A distribution that forwards all headers but {@code Host}, and caches {@code GET}.
 */
final class CloudFront {

	/** The headers that are a part of the cache key. */
	final Set<String> cachePolicy = new LinkedHashSet<>();

	/** The host of the origin, or empty to leave it. */
	String originHost = "";

	/** Whether a function copies {@code Host} into {@code X-Forwarded-Host}. */
	boolean copiesHost;

	private final Upstream origin;

	private final Map<String, String> cache = new HashMap<>();

	CloudFront(int origin) {
		this.origin = new Upstream(origin);
	}

	String answer(String request) throws IOException {
		String key = key(request);
		String kept = request.startsWith("GET ") ? this.cache.get(key) : null;
		if (kept != null) {
			return marked(kept, "Hit from cloudfront");
		}
		String fresh = this.origin.ask(forwarded(request));
		if (request.startsWith("GET ") && fresh.startsWith("HTTP/1.1 200")) {
			this.cache.put(key, fresh);
		}
		return marked(fresh, "Miss from cloudfront");
	}

	private String key(String request) {
		StringBuilder key = new StringBuilder(request.split(" ", 3)[1]);
		this.cachePolicy.forEach((name) -> key.append(' ').append(SmallApi.header(request, name)));
		return key.toString();
	}

	private String forwarded(String request) {
		String viewerHost = SmallApi.header(request, "Host");
		String forwarded = this.originHost.isEmpty() ? request
				: request.replaceFirst("\r\nHost: [^\r]*", "\r\nHost: " + this.originHost);
		return this.copiesHost ? forwarded.replaceFirst("\r\n", "\r\nX-Forwarded-Host: " + viewerHost + "\r\n")
				: forwarded;
	}

	private static String marked(String answer, String mark) {
		return answer.replaceFirst("\r\n",
				"\r\nX-Cache: " + mark + "\r\nVia: 1.1 0a1b2c.cloudfront.net (CloudFront)\r\nX-Amz-Cf-Id: a==\r\n");
	}

}
