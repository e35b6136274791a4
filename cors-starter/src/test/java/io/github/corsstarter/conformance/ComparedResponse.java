package io.github.corsstarter.conformance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.corsstarter.verification.Response;
import org.jspecify.annotations.Nullable;

/**
 * What of a response is compared: the status, everything about CORS, whether the
 * application was reached, and under which address. The same in one form only.
 *
 * @param facts names in lower case, and values
 */
record ComparedResponse(Map<String, String> facts) {

	private static final String ADDRESS = "x-host";

	private static final String VARY = "vary";

	ComparedResponse {
		facts = new TreeMap<>(facts);
	}

	/**
	 * An answer as it is written in a file.
	 */
	static ComparedResponse recorded(Map<String, ?> json) {
		Map<String, String> facts = new TreeMap<>();
		json.forEach((name, value) -> facts.put(name, String.valueOf(value)));
		facts.computeIfPresent(VARY, (name, value) -> tokens(value));
		facts.computeIfPresent(ADDRESS, (name, value) -> withPort(value, facts.get("x-scheme")));
		return new ComparedResponse(facts);
	}

	/**
	 * An answer that came over a socket.
	 * @param response the response
	 * @param method the method of the request
	 * @param port the port of the server, which is another one each time
	 */
	static ComparedResponse of(Response response, String method, int port) {
		Map<String, String> facts = new TreeMap<>();
		facts.put("status", Integer.toString(response.status()));
		for (String line : response.lines()) {
			int colon = line.indexOf(':');
			String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
			String value = line.substring(colon + 1).strip();
			if (name.startsWith("access-control-") || name.equals("x-view") || name.equals("x-scheme")) {
				facts.merge(name, value, (one, other) -> one + " and " + other);
			}
			else if (name.equals(VARY)) {
				facts.merge(VARY, tokens(value), (one, other) -> tokens(one + "," + other));
			}
			else if (name.equals(ADDRESS) || name.equals("x-port")) {
				facts.put(name, ofThisMachine(value.replaceAll("\\b" + port + "$", "PORT")));
			}
		}
		if (method.equals("OPTIONS") && response.status() == 200 && !facts.containsKey("x-view")) {
			facts.put("content-length", String.join(" and ", response.lines("Content-Length")).replaceAll(".*: ", ""));
		}
		return new ComparedResponse(facts);
	}

	/**
	 * This answer without a word about CORS, but for {@code Vary}.
	 */
	ComparedResponse withoutCors() {
		Map<String, String> rest = new TreeMap<>(this.facts);
		rest.keySet().removeIf((name) -> name.startsWith("access-control-"));
		return new ComparedResponse(rest);
	}

	ComparedResponse only(Predicate<String> names) {
		Map<String, String> some = new TreeMap<>(this.facts);
		some.keySet().removeIf(names.negate());
		return new ComparedResponse(some);
	}

	ComparedResponse with(String name, Object value) {
		Map<String, String> all = new TreeMap<>(this.facts);
		all.put(name, String.valueOf(value));
		return new ComparedResponse(all);
	}

	/**
	 * The default port of the scheme, where none is written, and a port without leading
	 * zeros: they mean the same address.
	 */
	static String withPort(String host, @Nullable String scheme) {
		String address = host.replaceFirst(":0+(?=\\d+$)", ":");
		return address.matches(".*:(\\d+|PORT)$") ? address : address + ":" + ("https".equals(scheme) ? 443 : 80);
	}

	/**
	 * What a server calls itself where no {@code Host} is sent is the name or the address
	 * of its interface, as the machine has it.
	 */
	private static String ofThisMachine(String address) {
		return address.equals("127.0.0.1:PORT") ? "localhost:PORT" : address;
	}

	private static String tokens(String vary) {
		return Arrays.stream(vary.split(","))
			.map((token) -> token.strip().toLowerCase(Locale.ROOT))
			.filter((token) -> !token.isEmpty())
			.collect(Collectors.toCollection(TreeSet::new))
			.stream()
			.collect(Collectors.joining(", "));
	}

	@Override
	public String toString() {
		return this.facts.toString();
	}

}
