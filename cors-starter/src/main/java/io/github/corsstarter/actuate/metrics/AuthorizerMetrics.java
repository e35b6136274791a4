package io.github.corsstarter.actuate.metrics;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.memory.AnswerCounts;
import io.github.corsstarter.memory.AuthorizerMemory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the memory of authorizers saves, each by {@code authorizer} ({@code origin},
 * {@code host}):
 * <ul>
 * <li>{@code cors.authorizer.requests}, requests that needed an answer, by {@code result}
 * ({@code hit}, {@code miss}, {@code stale}, {@code busy});</li>
 * <li>{@code cors.authorizer.questions}, how many questions were asked, and how long they
 * took.</li>
 * </ul>
 * Without a memory there are no such meters.
 */
final class AuthorizerMetrics {

	AuthorizerMetrics(AuthorizerMemory memory, MeterRegistry registry) {
		register("origin", memory.originCounts(), registry);
		register("host", memory.hostCounts(), registry);
	}

	private static void register(String authorizer, @Nullable AnswerCounts counts, MeterRegistry registry) {
		if (counts == null) {
			return;
		}
		for (AnswerCounts.Result result : AnswerCounts.Result.values()) {
			FunctionCounter.builder("cors.authorizer.requests", counts, (counted) -> counted.requests(result))
				.description("Requests that needed an answer of an authorizer")
				.tags("authorizer", authorizer, "result", result.name().toLowerCase(Locale.ROOT))
				.register(registry);
		}
		FunctionTimer
			.builder("cors.authorizer.questions", counts, AnswerCounts::questions, AnswerCounts::nanos,
					TimeUnit.NANOSECONDS)
			.description("Questions that an authorizer was asked, and how long they took")
			.tags("authorizer", authorizer)
			.register(registry);
	}

}
