package io.github.corsstarter.web;

import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

/**
 * Paths where a check does not apply.
 *
 * @param regex matches them, or {@code null} for none
 */
public record ExemptPaths(@Nullable PathRegex regex) {

	/**
	 * Whether a path is one of them. Where the container and the application read the
	 * path differently, both readings must be exempt: the handler is found by one of
	 * them, and an attacker would choose the other.
	 * @param path the path within the application, as the container reads it
	 * @param routedPath the path as the application reads it; usually the same
	 * @return {@code true} if the check does not apply
	 */
	public boolean contain(String path, String routedPath) {
		return this.regex != null && this.regex.matchesStartOf(path) && this.regex.matchesStartOf(routedPath);
	}

}
