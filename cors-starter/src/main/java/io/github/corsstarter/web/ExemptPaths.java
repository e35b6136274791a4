package io.github.corsstarter.web;

import io.github.corsstarter.path.PathReadings;
import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

/**
 * Paths where a check does not apply.
 *
 * @param configured matches those of the settings, or {@code null} for none
 * @param builtIn matches those that are exempt without a setting, or {@code null} for
 * none
 */
public record ExemptPaths(@Nullable PathRegex configured, @Nullable PathRegex builtIn) {

	/**
	 * Whether a path is one of them. Every reading must be exempt: the handler is found
	 * by one of them, and an attacker would choose another.
	 * @param path the readings of the path
	 * @return {@code true} if the check does not apply
	 */
	public boolean contain(PathReadings path) {
		return contain(this.configured, path) || contain(this.builtIn, path);
	}

	private static boolean contain(@Nullable PathRegex regex, PathReadings path) {
		return regex != null && path.allMatch(regex::matchesStartOf);
	}

}
