package io.github.corsstarter.doctor.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.doctor.compare.Difference.Kind;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.layer.Trace;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.PrintableUrl;
import io.github.corsstarter.doctor.wire.WireAnswer;

/**
 * Finds what the layers between change in an exchange.
 */
final class Differences {

	private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	/**
	 * Their order, their case and how many lines they have mean nothing.
	 */
	private static final Set<String> LISTS = Set.of("access-control-allow-methods", "access-control-allow-headers",
			"access-control-expose-headers", "vary");

	private final Pair pair;

	private final boolean passed;

	private final List<Layer> suspects;

	private final List<Difference> found = new ArrayList<>();

	private Differences(Pair pair, boolean passed) {
		this.pair = pair;
		this.passed = passed;
		this.suspects = pair.between().stream().map(Trace::layer).toList();
	}

	/**
	 * Compare.
	 * @param pair the exchange
	 * @param passed whether the page gets the response through the front
	 */
	static List<Difference> in(Pair pair, boolean passed) {
		return List.copyOf(new Differences(pair, passed).find());
	}

	private List<Difference> find() {
		WireAnswer front = this.pair.frontAnswer();
		WireAnswer direct = this.pair.directAnswer();
		if (front.status() != direct.status()) {
			boolean same = this.pair.front().preflight() && front.status() / 100 == 2 && direct.status() / 100 == 2;
			add(Kind.CHANGED, "status", List.of(String.valueOf(front.status())),
					List.of(String.valueOf(direct.status())), !same);
		}
		compareRedirects(front, direct);
		for (String name : names(front, direct)) {
			compareHeaders(name, front.values(name), direct.values(name));
		}
		compareCookies(front, direct);
		return this.found;
	}

	private void compareRedirects(WireAnswer front, WireAnswer direct) {
		List<String> left = front.values("Location");
		List<String> right = direct.values("Location");
		String prefix = this.pair.prefix();
		List<String> applications = left.stream()
			.map(this::resolved)
			.map((location) -> location.startsWith(origin() + prefix + "/")
					? origin() + location.substring((origin() + prefix).length()) : location)
			.toList();
		if (!applications.equals(right.stream().map(this::resolved).toList())) {
			add(Kind.of(left, right), "Location", left.stream().map(PrintableUrl::of).toList(),
					right.stream().map(PrintableUrl::of).toList(), true);
		}
	}

	private String resolved(String location) {
		return location.startsWith("/") ? origin() + location : location;
	}

	private String origin() {
		return DirectWire.origin(this.pair.front().request().url());
	}

	/**
	 * The names of the headers of CORS, as written, each once.
	 */
	private static Set<String> names(WireAnswer... answers) {
		Map<String, String> names = new LinkedHashMap<>();
		for (WireAnswer answer : answers) {
			for (HeaderLine line : answer.headers()) {
				String lowerCase = line.name().toLowerCase(Locale.ROOT);
				if (lowerCase.startsWith("access-control-") || lowerCase.equals("vary")
						|| lowerCase.equals("x-cors-decision")) {
					names.merge(lowerCase, line.name(),
							(one, other) -> one.equals(one.toLowerCase(Locale.ROOT)) ? other : one);
				}
			}
		}
		return new LinkedHashSet<>(names.values());
	}

	private void compareHeaders(String name, List<String> front, List<String> direct) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		if (LISTS.contains(lowerCase)) {
			Set<String> left = tokens(lowerCase, front);
			Set<String> right = tokens(lowerCase, direct);
			if (!left.equals(right)) {
				Kind kind = right.containsAll(left) ? Kind.LOST : left.containsAll(right) ? Kind.ADDED : Kind.CHANGED;
				add(kind, name, front, direct, isMissed(lowerCase, left, right));
			}
		}
		else if (!front.equals(direct)) {
			boolean doubled = !direct.isEmpty() && front.size() > direct.size() && front.containsAll(direct);
			add(doubled ? Kind.DOUBLED : Kind.of(front, direct), name, front, direct,
					isMissed(name, front, direct, doubled));
		}
	}

	/**
	 * A cache, or another request of the page, misses what is gone.
	 */
	private boolean isMissed(String name, Set<String> front, Set<String> direct) {
		if (front.contains("*")) {
			return false;
		}
		if (name.equals("vary")) {
			return direct.contains("origin") && !front.contains("origin")
					&& !this.pair.frontAnswer().values(ALLOW_ORIGIN).equals(List.of("*"));
		}
		return !front.containsAll(direct);
	}

	private boolean isMissed(String name, List<String> front, List<String> direct, boolean doubled) {
		if (name.equalsIgnoreCase("Access-Control-Max-Age") || name.equalsIgnoreCase("X-Cors-Decision")) {
			return false;
		}
		if (name.equalsIgnoreCase(ALLOW_ORIGIN)) {
			return !this.passed;
		}
		return doubled || !front.containsAll(direct);
	}

	/**
	 * Only methods have a case that counts.
	 */
	static Set<String> tokens(String name, List<String> values) {
		Set<String> tokens = new TreeSet<>();
		for (String value : values) {
			for (String token : value.split(",")) {
				if (!token.isBlank()) {
					tokens.add(name.endsWith("-methods") ? token.strip() : token.strip().toLowerCase(Locale.ROOT));
				}
			}
		}
		return tokens;
	}

	private void compareCookies(WireAnswer front, WireAnswer direct) {
		Map<String, List<String>> left = cookies(front);
		Map<String, List<String>> right = cookies(direct);
		Set<String> names = new LinkedHashSet<>(right.keySet());
		names.addAll(left.keySet());
		for (String name : names) {
			List<String> through = left.getOrDefault(name, List.of());
			List<String> own = right.getOrDefault(name, List.of());
			if (!through.equals(own)) {
				boolean doubled = !own.isEmpty() && through.size() > own.size() && through.containsAll(own);
				Kind kind = doubled ? Kind.DOUBLED : Kind.of(through, own);
				add(kind, "cookie " + name, through, own, kind == Kind.LOST || kind == Kind.CHANGED);
			}
		}
	}

	private static Map<String, List<String>> cookies(WireAnswer answer) {
		Map<String, List<String>> cookies = new LinkedHashMap<>();
		for (String line : answer.values("Set-Cookie")) {
			SafeCookie cookie = SafeCookie.of(line);
			cookies.computeIfAbsent(cookie.name(), (name) -> new ArrayList<>()).add(cookie.attributes());
		}
		return cookies;
	}

	private void add(Kind kind, String subject, List<String> front, List<String> direct, boolean matters) {
		this.found.add(new Difference(this.pair.what(), kind, Printable.of(subject),
				front.stream().map(Printable::of).toList(), direct.stream().map(Printable::of).toList(), matters,
				this.suspects));
	}

}
