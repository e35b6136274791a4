package io.github.corsstarter.startup;

import java.util.List;

import io.github.corsstarter.settings.Warning;

/**
 * Looks for one kind of mistake in a whole application. Every bean of this type is called
 * once, when the application accepts requests. It should be lazy, so that the start does
 * not wait for its class.
 */
@FunctionalInterface
public interface StartupCheck {

	/**
	 * Check the application.
	 * @return what is likely a mistake; empty if nothing is
	 */
	List<Warning> check();

}
