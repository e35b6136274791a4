package io.github.corsstarter.startup;

import java.util.List;

import io.github.corsstarter.settings.Warning;

/**
 * Looks for one kind of mistake in an application that has started. Every bean of this
 * type is called once, when all singletons are there.
 */
@FunctionalInterface
public interface StartupCheck {

	/**
	 * Check the application.
	 * @return what is likely a mistake; empty if nothing is
	 */
	List<Warning> check();

}
