package io.github.corsstarter.startup;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.settings.Warning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;

/**
 * Runs all checks once the application accepts requests, so that no request waits for
 * them. Logs each warning in one line, and keeps them for the endpoint.
 */
public final class StartupWarnings implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

	private static final Log logger = LogFactory.getLog(StartupWarnings.class);

	private final CompiledSettings settings;

	private final ObjectProvider<StartupCheck> checks;

	private @Nullable List<String> warnings;

	public StartupWarnings(CompiledSettings settings, ObjectProvider<StartupCheck> checks) {
		this.settings = settings;
		this.checks = checks;
	}

	@Override
	public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
		if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
			all();
		}
	}

	/**
	 * The texts of all warnings, in the order in which they were logged.
	 */
	public synchronized List<String> all() {
		if (this.warnings == null) {
			this.warnings = check();
		}
		return this.warnings;
	}

	private List<String> check() {
		List<Warning> found = new ArrayList<>(this.settings.warnings());
		for (StartupCheck check : this.checks) {
			found.addAll(check.check());
		}
		List<String> texts = new ArrayList<>();
		for (Warning warning : found) {
			String text = warning.text() + ".";
			logger.warn(text);
			texts.add(text);
		}
		return List.copyOf(texts);
	}

}
