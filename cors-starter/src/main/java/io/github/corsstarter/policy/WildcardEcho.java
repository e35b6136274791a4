package io.github.corsstarter.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Answers a preflight with the names that it asks for, where a policy has {@code *} among
 * its methods or request headers together with credentials: browsers then take {@code *}
 * for a name (Fetch Standard, section 4.8).
 * <p>
 * What no browser sends is not echoed, and neither is a list of unusual size, so that the
 * work and the answer are bounded. The policy's own list is then sent as it is, which
 * allows no more.
 */
final class WildcardEcho {

	private final boolean methods;

	private final boolean headers;

	private final String vary;

	private WildcardEcho(boolean methods, boolean headers) {
		this.methods = methods;
		this.headers = headers;
		this.vary = CorsPolicy.VARY + (methods ? ", Access-Control-Request-Method" : "")
				+ (headers ? ", Access-Control-Request-Headers" : "");
	}

	/**
	 * The echo of a policy.
	 * @return the echo, or {@code null} if the lists are sent as they are
	 */
	static @Nullable WildcardEcho of(List<String> methods, List<String> headers, boolean credentials) {
		boolean anyMethod = credentials && methods.contains(CorsPolicy.ANY);
		boolean anyHeader = credentials && headers.contains(CorsPolicy.ANY);
		return (anyMethod || anyHeader) ? new WildcardEcho(anyMethod, anyHeader) : null;
	}

	/**
	 * The request headers on which a response to {@code OPTIONS} depends.
	 */
	String vary() {
		return this.vary;
	}

	/**
	 * The headers for a preflight.
	 * @param listed the headers with the lists of the policy
	 * @param request the preflight
	 */
	List<ResponseHeader> answer(List<ResponseHeader> listed, CorsRequest request) {
		List<ResponseHeader> answer = new ArrayList<>(listed.size());
		for (ResponseHeader header : listed) {
			String requested = switch (header.name()) {
				case ResponseHeader.ALLOW_METHODS -> this.methods ? method(request.requestedMethod()) : null;
				case ResponseHeader.ALLOW_HEADERS -> this.headers ? names(request.requestedHeaders()) : null;
				default -> null;
			};
			answer.add((requested != null) ? new ResponseHeader(header.name(), requested) : header);
		}
		return answer;
	}

	private static @Nullable String method(@Nullable String requested) {
		return RequestedTokens.isMethod(requested) ? requested : null;
	}

	private static @Nullable String names(List<String> lines) {
		Set<String> names = RequestedTokens.headers(lines);
		return (names != null && !names.isEmpty()) ? String.join(", ", names) : null;
	}

}
