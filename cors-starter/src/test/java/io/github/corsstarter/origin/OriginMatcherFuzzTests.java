package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.corsstarter.origin.OriginRule.Kind;
import io.github.corsstarter.testing.FuzzedText;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The clever matcher finds what comparing every line in turn finds, whatever is
 * configured and sent.
 */
class OriginMatcherFuzzTests {

	private static final List<String> SCHEMES = List.of("https", "http", "app", "HTTPS", "ftp", "file");

	private static final List<String> HOSTS = List.of("*.", "*", "example.com", ".example.com", "foo", "bar", "com",
			"co.uk", ".", "-", "_", "localhost", "127.0.0.1", "[::1]", "[2001:DB8:0::1]", "xn--a", "EXAMPLE", "0", "a");

	private static final List<String> PORTS = List.of("", "", ":80", ":443", ":8443", ":1", ":65535", ":*", ":");

	@FuzzTest
	void findsWhatComparingEveryLineFinds(FuzzedDataProvider data) {
		OriginMatcher.Builder builder = OriginMatcher.builder();
		List<String> lines = new ArrayList<>();
		for (int i = data.consumeInt(0, 6); i > 0; i--) {
			String configured = origin(data);
			String line = asBrowsersSend(configured);
			if (line != null) {
				builder.origin(configured);
				lines.add(line);
			}
		}
		List<String> regexes = regexes(data, lines);
		regexes.forEach(builder::regex);
		OriginMatcher matcher = builder.build();
		assertThat(matcher.isEmpty()).isEqualTo(lines.isEmpty() && regexes.isEmpty());

		List<String> tails = new ArrayList<>(HOSTS);
		lines.stream()
			.filter((line) -> line.contains("://"))
			.map(NaiveOrigins::host)
			.map(NaiveOrigins::tail)
			.forEach(tails::add);
		NaiveOrigins naive = new NaiveOrigins(lines, regexes);
		for (int i = data.consumeInt(1, 4); i > 0; i--) {
			String sent = sent(data, lines, tails);
			Rule expected = isSerialized(sent, lines) ? Rule.of(naive.find(sent)) : null;
			assertThat(find(matcher, sent)).as("%s with %s and %s", sent, lines, regexes).isEqualTo(expected);
			// What was found is remembered.
			assertThat(find(matcher, sent)).as("%s with %s and %s", sent, lines, regexes).isEqualTo(expected);
		}
	}

	private static boolean isSerialized(String sent, List<String> lines) {
		return Origin.ofSerialized(sent) != null
				|| (List.of(Origin.OPAQUE, Origin.FILE).contains(sent) && lines.contains(sent));
	}

	private static @Nullable Rule find(OriginMatcher matcher, String sent) {
		OriginRule exact = matcher.findKnown(sent);
		Origin origin = Origin.ofSerialized(sent);
		return Rule.of((exact != null || origin == null) ? exact : matcher.findMatching(origin, sent));
	}

	private static String sent(FuzzedDataProvider data, List<String> lines, List<String> tails) {
		if (!lines.isEmpty() && data.consumeInt(0, 3) == 0) {
			return data.pickValue(lines);
		}
		return FuzzedText.like(data, SCHEMES) + "://" + FuzzedText.of(data, tails) + FuzzedText.like(data, PORTS);
	}

	private static String origin(FuzzedDataProvider data) {
		return switch (data.consumeInt(0, 9)) {
			case 0 -> Origin.OPAQUE;
			case 1 -> Origin.FILE;
			case 2, 3, 4 -> data.pickValue(SCHEMES) + "://*." + FuzzedText.of(data, HOSTS) + data.pickValue(PORTS);
			default -> FuzzedText.like(data, SCHEMES) + "://" + FuzzedText.like(data, HOSTS) + data.pickValue(PORTS);
		};
	}

	/**
	 * The line without what is only another spelling, or {@code null} if it is none.
	 */
	private static @Nullable String asBrowsersSend(String configured) {
		if (configured.equals(Origin.OPAQUE) || configured.equals(Origin.FILE)) {
			return configured;
		}
		try {
			if (!OriginPattern.isPattern(configured)) {
				return Origin.parse(configured).toString();
			}
			OriginPattern pattern = OriginPattern.parse(configured);
			String tail = pattern.hostTail();
			String host = (tail.isEmpty() || tail.startsWith(".")) ? "*" + tail : tail;
			String port = (pattern.port() == OriginPattern.ANY_PORT) ? ":*" : ":" + pattern.port();
			return pattern.scheme() + "://" + host + ((pattern.port() == Origin.DEFAULT_PORT) ? "" : port);
		}
		catch (OriginSyntaxException ex) {
			return null;
		}
	}

	/**
	 * Expressions that the JDK and RE2/J read alike.
	 */
	private static List<String> regexes(FuzzedDataProvider data, List<String> lines) {
		List<String> hosts = lines.stream()
			.filter((line) -> line.contains("://"))
			.map(NaiveOrigins::host)
			.map(NaiveOrigins::tail)
			.toList();
		List<String> regexes = new ArrayList<>();
		for (int i = hosts.isEmpty() ? 0 : data.consumeInt(0, 3); i > 0; i--) {
			String host = "\\Q" + data.pickValue(hosts) + "\\E";
			regexes.add(switch (data.consumeInt(0, 2)) {
				case 0 -> "https?://[a-z]+" + host;
				case 1 -> "https://" + host + "|http://.*" + host + "(:[0-9]+)?";
				default -> "(app|https)://(foo|bar)?" + host + ".*";
			});
		}
		return regexes;
	}

	/**
	 * A rule without its text, which is that of the configuration.
	 */
	private record Rule(Kind kind, int index) {

		static @Nullable Rule of(@Nullable OriginRule rule) {
			return (rule != null) ? new Rule(rule.kind(), rule.index()) : null;
		}

	}

}
