package io.github.corsstarter.web;

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
	 * Whether a path is one of them. Where the container and the application read the
	 * path differently, both readings must be exempt: the handler is found by one of
	 * them, and an attacker would choose the other.
	 * @param path the path within the application, as the container reads it
	 * @param routedPath the path as the application reads it; usually the same
	 * @return {@code true} if the check does not apply
	 */
	public boolean contain(String path, String routedPath) {
		return contain(this.configured, path, routedPath) || contain(this.builtIn, path, routedPath);
	}

	private static boolean contain(@Nullable PathRegex regex, String path, String routedPath) {
		return regex != null && regex.matchesStartOf(path) && regex.matchesStartOf(routedPath);
	}

}
