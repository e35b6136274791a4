package io.github.corsstarter.startup;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.commons.logging.Log;

/**
 * What was said once at start, kept for whoever asks later.
 */
public final class StartupWarnings {

	private final List<String> warnings = new CopyOnWriteArrayList<>();

	/**
	 * Log a warning and keep it.
	 * @param logger logs it
	 * @param warning one or more sentences
	 */
	void warn(Log logger, String warning) {
		logger.warn(warning);
		this.warnings.add(warning);
	}

	/**
	 * What has been said so far, in order.
	 */
	public List<String> all() {
		return List.copyOf(this.warnings);
	}

}
