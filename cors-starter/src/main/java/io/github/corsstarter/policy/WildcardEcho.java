package io.github.corsstarter.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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

	private static final int MAX_LENGTH = 4096;

	private static final int MAX_NAMES = 100;

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
				case ResponseHeader.ALLOW_HEADERS -> this.headers ? names(request.requestedHeaders().get()) : null;
				default -> null;
			};
			answer.add((requested != null) ? new ResponseHeader(header.name(), requested) : header);
		}
		return answer;
	}

	private static @Nullable String method(@Nullable String requested) {
		return (requested != null && requested.length() <= MAX_LENGTH && HttpToken.isToken(requested)) ? requested
				: null;
	}

	/**
	 * The names in the lines of a list, each once. Elements may be empty (RFC 9110,
	 * section 5.6.1.2).
	 */
	private static @Nullable String names(List<String> lines) {
		int length = lines.size() - 1;
		for (String line : lines) {
			length += line.length();
		}
		return (length <= MAX_LENGTH) ? names(String.join(",", lines)) : null;
	}

	private static @Nullable String names(String list) {
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		int count = 0;
		for (int start = 0, end; start < list.length(); start = end + 1) {
			int comma = list.indexOf(',', start);
			end = (comma >= 0) ? comma : list.length();
			String name = list.substring(start, end).strip();
			if (!name.isEmpty()) {
				if (!HttpToken.isToken(name) || ++count > MAX_NAMES) {
					return null;
				}
				names.add(name);
			}
		}
		return names.isEmpty() ? null : String.join(", ", names);
	}

}
