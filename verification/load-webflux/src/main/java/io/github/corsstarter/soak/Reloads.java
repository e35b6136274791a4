package io.github.corsstarter.soak;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.reload.CorsReload;
import io.github.corsstarter.reload.CorsReload.Outcome;
import io.github.corsstarter.verification.RunningApplication;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes the settings every now and then: one more origin is allowed, each time another
 * one.
 */
final class Reloads {

	private static final String KEY = "cors.allowed-origins";

	private static final long PAUSE_MILLIS = 500;

	private final RunningApplication application;

	private final Map<String, Object> settings = new HashMap<>();

	private final String origins;

	private long number;

	Reloads(RunningApplication application) {
		this.application = application;
		this.origins = application.setting(KEY);
		application.bean(ConfigurableEnvironment.class)
			.getPropertySources()
			.addFirst(new MapPropertySource("reloads", this.settings));
	}

	/**
	 * Change them until it is time.
	 * @param deadline when to stop, as {@link System#nanoTime()} tells it
	 * @return a task that returns how often
	 */
	Callable<Map<String, Long>> until(long deadline) {
		return () -> {
			long before = this.number;
			do {
				next();
				TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
			}
			while (System.nanoTime() - deadline < 0);
			return Map.of("RELOAD", this.number - before);
		};
	}

	private void next() {
		this.number++;
		this.settings.put(KEY, this.origins + "," + origin(this.number));
		assertThat(this.application.bean(CorsReload.class).reload()).isEqualTo(Outcome.APPLIED);
		assertThat(status(this.number)).isEqualTo(200);
		assertThat(status(this.number - 1)).isEqualTo(403);
	}

	private int status(long origin) {
		return this.application.get("/ok", "Host: www.example.com", "Origin: " + origin(origin)).status();
	}

	private static String origin(long number) {
		return "https://generation-" + number + ".example";
	}

}
