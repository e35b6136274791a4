package io.github.corsstarter.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatcher;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import org.springframework.web.cors.CorsConfiguration;

/**
 * Only the question whether an origin is allowed, without a filter around it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MatchBenchmark {

	/**
	 * What is listed, and which of it is asked for.
	 */
	@Param
	Question exchange;

	/**
	 * {@code STARTER} or {@code SPRING}.
	 */
	@Param({ "STARTER", "SPRING" })
	String peer;

	private byte[] origin;

	private Predicate<String> matcher;

	/**
	 * Compile the list.
	 */
	@Setup
	public void setUp() {
		List<String> listed = this.exchange.job.originsAndPatterns();
		this.matcher = this.peer.equals("SPRING") ? spring(this.exchange.job) : starter(listed);
		this.origin = this.exchange.origin.getBytes(StandardCharsets.ISO_8859_1);
		if (!isAllowed()) {
			throw new IllegalStateException(this.exchange.origin + " is listed");
		}
	}

	private static Predicate<String> starter(List<String> listed) {
		OriginMatcher.Builder builder = OriginMatcher.builder();
		listed.forEach(builder::origin);
		OriginMatcher matcher = builder.build();
		return (value) -> {
			if (matcher.findKnown(value) != null) {
				return true;
			}
			Origin origin = Origin.ofSerialized(value);
			return origin != null && matcher.findMatching(origin, value) != null;
		};
	}

	private static Predicate<String> spring(Job job) {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.setAllowedOrigins(job.origins());
		configuration.setAllowedOriginPatterns(job.patterns());
		return (value) -> configuration.checkOrigin(value) != null;
	}

	/**
	 * Ask once, with a text whose hash is not known yet.
	 * @return the answer
	 */
	@Benchmark
	public boolean isAllowed() {
		return this.matcher.test(new String(this.origin, StandardCharsets.ISO_8859_1));
	}

	/**
	 * A list, and its last entry.
	 */
	public enum Question {

		/**
		 * Of one origin.
		 */
		EXACT_1(Job.ofOrigins(1), Job.origin(0)),

		/**
		 * Of 10 000 origins.
		 */
		EXACT_10000(Job.ofOrigins(10_000), Job.origin(9_999)),

		/**
		 * Of one pattern, an origin that was seen before.
		 */
		PATTERN_1(Job.ofPatterns(1), Job.originOfPattern(0, 0)),

		/**
		 * Of 1 000 patterns, an origin that was seen before.
		 */
		PATTERN_1000(Job.ofPatterns(1_000), Job.originOfPattern(999, 0));

		private final Job job;

		private final String origin;

		Question(Job job, String origin) {
			this.job = job;
			this.origin = origin;
		}

	}

}
