package io.github.corsstarter.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.browser.HeaderList;
import io.github.corsstarter.browser.Transport;

/**
 * What the starter makes of it where it allows some origins everything: whatever headers
 * of CORS come from inside are not looked at, except for names of exposed headers.
 *
 * @param inside the gateway
 * @param origins the allowed origins
 */
record StarterModel(Transport inside, Set<String> origins) implements Transport {

	private static final String EXPOSE_HEADERS = "access-control-expose-headers";

	@Override
	public Answer exchange(Request request) {
		if (GatewayModel.isRefused(request)) {
			return this.inside.exchange(request);
		}
		String origin = request.headers().get("Origin");
		HeaderList headers = HeaderList.of("Vary: Origin");
		if (origin != null && this.origins.contains(origin)) {
			headers = headers.with("Access-Control-Allow-Origin", origin)
				.with("Access-Control-Allow-Credentials", "true");
		}
		if (GatewayModel.isPreflight(request)) {
			return new Answer(200, preflight(headers, request));
		}
		Answer answer = Objects.requireNonNull(this.inside.exchange(request));
		boolean allowed = headers.get("Access-Control-Allow-Origin") != null;
		for (Map.Entry<String, String> line : answer.headers().lines()) {
			String name = line.getKey().toLowerCase(Locale.ROOT);
			if (!name.startsWith("access-control-") || origin == null || isSameOrigin(request, origin)
					|| (allowed && name.equals(EXPOSE_HEADERS))) {
				headers = headers.with(line.getKey(), line.getValue());
			}
		}
		return new Answer(answer.status(), headers);
	}

	/**
	 * Pages of the same origin need no permission, and what they get is not changed.
	 */
	private static boolean isSameOrigin(Request request, String origin) {
		return request.url().origin().toString().equals(origin);
	}

	/**
	 * Methods and headers are allowed as they were asked for.
	 */
	private static HeaderList preflight(HeaderList headers, Request request) {
		HeaderList all = headers;
		if (headers.get("Access-Control-Allow-Origin") != null) {
			all = all
				.with("Access-Control-Allow-Methods",
						Objects.requireNonNull(request.headers().get("Access-Control-Request-Method")))
				.with("Access-Control-Max-Age", "86400");
			String names = request.headers().get("Access-Control-Request-Headers");
			all = (names != null) ? all.with("Access-Control-Allow-Headers", names) : all;
		}
		return all;
	}

}
