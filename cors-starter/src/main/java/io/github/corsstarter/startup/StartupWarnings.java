package io.github.corsstarter.startup;

import java.util.List;

import io.github.corsstarter.settings.Warning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Runs all checks once all singletons exist, logs each warning in one line, and keeps
 * them for the endpoint.
 */
public final class StartupWarnings implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(StartupWarnings.class);

	private final ObjectProvider<StartupCheck> checks;

	private volatile List<Warning> warnings = List.of();

	public StartupWarnings(ObjectProvider<StartupCheck> checks) {
		this.checks = checks;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.warnings = this.checks.orderedStream().flatMap((check) -> check.check().stream()).toList();
		all().forEach(logger::warn);
	}

	/**
	 * The texts of all warnings, in the order in which they were logged; empty until the
	 * application has started.
	 */
	public List<String> all() {
		return this.warnings.stream().map((warning) -> warning.text() + ".").toList();
	}

}
