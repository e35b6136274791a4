package io.github.corsstarter.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.policy.CorsPolicy;

import org.springframework.web.cors.CorsConfiguration;

/**
 * What a filter is configured to allow. All else is the same in every job.
 *
 * @param origins exact origins
 * @param patterns origins with a {@code *} for sub-domains
 * @param regexes expressions over origins, which no peer has
 * @param urlsRegex where the filter acts; nothing for everywhere
 * @param methods the methods
 * @param headers the request headers
 */
record Job(List<String> origins, List<String> patterns, List<String> regexes, String urlsRegex, List<String> methods,
		List<String> headers) {

	static final List<String> METHODS = List.of("DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT");

	static final List<String> HEADERS = List.of("accept", "authorization", "content-type", "user-agent", "x-csrftoken",
			"x-requested-with");

	static final List<String> EXPOSED_HEADERS = List.of("X-Total-Count");

	static final int MAX_AGE = 86400;

	/**
	 * The end of the origin of an attacker who knows the expressions.
	 */
	static final String ONE_END = ".previews.example.org";

	private Job(List<String> origins, List<String> patterns, List<String> regexes, String urlsRegex) {
		this(origins, patterns, regexes, urlsRegex, METHODS, HEADERS);
	}

	static Job ofOrigins(int count) {
		return new Job(IntStream.range(0, count).mapToObj(Job::origin).toList(), List.of(), List.of(), "");
	}

	static Job ofPatterns(int count) {
		return new Job(List.of(), IntStream.range(0, count).mapToObj(Job::pattern).toList(), List.of(), "");
	}

	static Job ofRegexes(int count) {
		return new Job(List.of(), List.of(), IntStream.range(0, count).mapToObj(Job::regex).toList(), "");
	}

	/**
	 * Neither the beginning nor the end of an origin shows that such an expression does
	 * not match.
	 */
	static Job ofRegexesWithOneEnd(int count) {
		return new Job(List.of(), List.of(),
				IntStream.range(0, count)
					.mapToObj("^https://[a-z0-9.-]+-%06d(\\.[a-z0-9-]+)*\\.previews\\.example\\.org$"::formatted)
					.toList(),
				"");
	}

	static Job ofAll(int origins, int patterns, int regexes) {
		return new Job(ofOrigins(origins).origins(), ofPatterns(patterns).patterns(), ofRegexes(regexes).regexes(), "");
	}

	Job on(String urlsRegex) {
		return new Job(this.origins, this.patterns, this.regexes, urlsRegex);
	}

	/**
	 * The same with any method and any request header.
	 */
	Job withAnyName() {
		return new Job(this.origins, this.patterns, this.regexes, this.urlsRegex, List.of("*"), List.of("*"));
	}

	/**
	 * The same for the starter.
	 */
	CorsPolicy policy() {
		OriginMatcher.Builder matcher = OriginMatcher.builder();
		originsAndPatterns().forEach(matcher::origin);
		this.regexes.forEach(matcher::regex);
		return CorsPolicy.named("default")
			.origins(matcher.build())
			.credentials(true)
			.methods(this.methods)
			.headers(this.headers)
			.exposedHeaders(EXPOSED_HEADERS)
			.maxAge(Duration.ofSeconds(MAX_AGE))
			.build();
	}

	/**
	 * The same for Spring.
	 */
	CorsConfiguration configuration() {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.setAllowedOrigins(this.origins);
		configuration.setAllowedOriginPatterns(this.patterns);
		configuration.setAllowCredentials(true);
		configuration.setAllowedMethods(this.methods);
		configuration.setAllowedHeaders(this.headers);
		configuration.setExposedHeaders(EXPOSED_HEADERS);
		configuration.setMaxAge(Duration.ofSeconds(MAX_AGE));
		return configuration;
	}

	List<String> originsAndPatterns() {
		return Stream.concat(this.origins.stream(), this.patterns.stream()).toList();
	}

	/**
	 * All have the same length, so that the length does not distinguish them.
	 */
	static String origin(int index) {
		return "https://tenant-%06d.customers.example.com".formatted(index);
	}

	static String pattern(int index) {
		return "https://*.tenant-%06d.example.net".formatted(index);
	}

	static String originOfPattern(int index, int host) {
		return "https://host-%04d.tenant-%06d.example.net".formatted(host, index);
	}

	static String regex(int index) {
		return "^https://[a-z0-9-]+\\.preview-%06d\\.example\\.org$".formatted(index);
	}

	static String originOfRegex(int index, int branch) {
		return "https://branch-%04d.preview-%06d.example.org".formatted(branch, index);
	}

}
