package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The clever matcher against a naive one, which compares plain text with every line of
 * the configuration in turn. Both are asked about hosts that are made of pieces of the
 * configured ones, because that is where a table of suffixes goes wrong.
 */
class OriginMatcherDifferentialTests {

	private static final List<String> LABELS = List.of("a", "b", "foo", "bar", "barfoo", "foobar", "example",
			"evilexample", "com", "org", "co", "uk", "na", "0c", "an", "c0", "x-y", "_s", "xn--a");

	private static final List<String> SCHEMES = List.of("https", "http", "app");

	private static final List<String> PORTS = List.of("", "", "", ":1", ":80", ":443", ":8443", ":844");

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void findsWhatComparingEveryLineFinds(long seed) {
		Random random = new Random(seed);
		int found = 0;
		int asked = 0;
		for (int configuration = 0; configuration < 100; configuration++) {
			List<String> lines = lines(random);
			List<String> regexes = regexes(lines, random);
			OriginMatcher.Builder builder = OriginMatcher.builder();
			lines.forEach(builder::origin);
			regexes.forEach(builder::regex);
			OriginMatcher matcher = builder.build();
			for (int i = 0; i < 200; i++) {
				String sent = sent(lines, random);
				OriginRule expected = new NaiveOrigins(lines, regexes).find(sent);
				assertThat(find(matcher, sent)).as("%s with %s and %s", sent, lines, regexes).isEqualTo(expected);
				asked++;
				found += (expected != null) ? 1 : 0;
			}
		}
		// Otherwise the comparison would say little.
		assertThat(found).isBetween(asked / 10, asked - asked / 10);
	}

	@Test
	void joinedSuffixesOfTwoPatternsAreNoSuffixOfEither() {
		List<String> lines = List.of("https://*.foo.com", "https://*.bar.com", "https://*.o.com", "https://*.r.com");
		OriginMatcher.Builder builder = OriginMatcher.builder();
		lines.forEach(builder::origin);
		OriginMatcher matcher = builder.build();
		for (String host : List.of("barfoo.com", "foobar.com", "foo.combar.com", "bar.comfoo.com", "a.barfoo.com",
				"fo.com", "oo.com", "oo.com.bar", "foo.com", "bar.com", "a.foo.com.bar", "a.fooo.com", "a.foo.comm")) {
			assertThat(find(matcher, "https://" + host)).as(host).isNull();
		}
	}

	private static @Nullable OriginRule find(OriginMatcher matcher, String sent) {
		OriginRule exact = matcher.findKnown(sent);
		Origin origin = Origin.ofSerialized(sent);
		assertThat(origin).as(sent).isNotNull();
		return (exact != null) ? exact : matcher.findMatching(origin, sent);
	}

	private static List<String> lines(Random random) {
		List<String> lines = new ArrayList<>();
		for (int i = random.nextInt(25); i >= 0; i--) {
			String scheme = pick(SCHEMES, random);
			String host = labels(random, 2 + random.nextInt(3)) + ((random.nextInt(8) == 0) ? "." : "");
			lines.add(switch (random.nextInt(10)) {
				case 0, 1, 2 -> scheme + "://" + host + port(scheme, random);
				case 3, 4, 5 -> scheme + "://*." + host + port(scheme, random);
				case 6, 7 -> scheme + "://*." + host + ":*";
				case 8 -> scheme + "://" + host + ":*";
				default -> (random.nextInt(8) == 0) ? scheme + "://*" + port(scheme, random) : scheme + "://" + host;
			});
		}
		return lines;
	}

	private static List<String> regexes(List<String> lines, Random random) {
		List<String> regexes = new ArrayList<>();
		for (int i = random.nextInt(4); i > 0; i--) {
			String host = NaiveOrigins.tail(NaiveOrigins.host(pick(lines, random))).replace(".", "\\.");
			regexes.add(switch (random.nextInt(3)) {
				case 0 -> "https?://[a-z]+" + host;
				case 1 -> "https://" + host + "|http://.*" + host + "(:[0-9]+)?";
				default -> "(app|https)://(foo|bar)?" + host + ".*";
			});
		}
		return regexes;
	}

	private static String sent(List<String> lines, Random random) {
		String line = pick(lines, random);
		String scheme = (random.nextInt(4) == 0) ? pick(SCHEMES, random) : NaiveOrigins.scheme(line);
		String tail = NaiveOrigins.tail(NaiveOrigins.host(line));
		String other = NaiveOrigins.tail(NaiveOrigins.host(pick(lines, random)));
		String host = switch (random.nextInt(12)) {
			case 0 -> tail;
			case 1, 2, 3 -> labels(random, 1) + tail;
			case 4 -> labels(random, 2) + "." + tail;
			case 5 -> labels(random, 1) + tail + other;
			case 6 -> tail + "." + labels(random, 2);
			case 7 -> tail.substring(random.nextInt(tail.length() + 1));
			case 8 -> tail.substring(0, random.nextInt(tail.length() + 1));
			case 9 -> tail + (tail.endsWith(".") ? "a" : ".");
			case 10 -> labels(random, 1 + random.nextInt(4));
			default -> replaceOne(tail, random);
		};
		String port = (NaiveOrigins.port(line).equals(":*") || random.nextInt(4) == 0) ? port(scheme, random)
				: NaiveOrigins.port(line);
		String sent = scheme + "://" + tidy(host) + port;
		return (Origin.ofSerialized(sent) != null) ? sent : scheme + "://" + labels(random, 2);
	}

	/**
	 * Without the empty labels that cutting and joining left.
	 */
	private static String tidy(String host) {
		String tidy = host.replaceAll("\\.{2,}", ".");
		return tidy.startsWith(".") ? tidy.substring(1) : tidy;
	}

	private static String replaceOne(String text, Random random) {
		if (text.isEmpty()) {
			return labels(random, 2);
		}
		int i = random.nextInt(text.length());
		return text.substring(0, i) + "abc.-_".charAt(random.nextInt(6)) + text.substring(i + 1);
	}

	private static String port(String scheme, Random random) {
		String port = pick(PORTS, random);
		boolean isDefault = (scheme + port).equals("https:443") || (scheme + port).equals("http:80");
		return isDefault ? "" : port;
	}

	private static String labels(Random random, int count) {
		List<String> labels = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			labels.add(pick(LABELS, random));
		}
		return String.join(".", labels);
	}

	private static String pick(List<String> values, Random random) {
		return values.get(random.nextInt(values.size()));
	}

}
