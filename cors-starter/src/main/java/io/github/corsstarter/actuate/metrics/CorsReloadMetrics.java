package io.github.corsstarter.actuate.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.reload.CorsReload;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Counts how often settings were read again, and shows how old those in force are: in a
 * fleet, which instance lags.
 * <ul>
 * <li>{@code cors.reloads}, by {@code outcome} ({@code applied}, {@code unchanged},
 * {@code refused})</li>
 * <li>{@code cors.configuration.age}, the time since the settings in force were read</li>
 * </ul>
 */
final class CorsReloadMetrics implements MeterBinder {

	private final CorsReload reload;

	CorsReloadMetrics(CorsReload reload) {
		this.reload = reload;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (CorsReload.Outcome outcome : CorsReload.Outcome.values()) {
			FunctionCounter.builder("cors.reloads", this.reload, (it) -> it.count(outcome))
				.description("How often the settings were read again")
				.tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
				.register(registry);
		}
		TimeGauge
			.builder("cors.configuration.age", this.reload, TimeUnit.SECONDS,
					(it) -> Duration.between(it.loadedAt(), Instant.now()).toSeconds())
			.description("The time since the settings in force were read")
			.register(registry);
	}

}
