package io.github.corsstarter.web.servlet;

import io.github.corsstarter.path.PathRegex;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Paths where a check does not apply.
 *
 * @param regex matches them, or {@code null} for none
 */
record ExemptPaths(@Nullable PathRegex regex) {

	/**
	 * Whether the path of a request is one of them. Both readings of the path must be
	 * exempt, because the handler is found by one of them and the request of a stranger
	 * would reach it by the other.
	 */
	boolean contain(HttpServletRequest request) {
		if (this.regex == null) {
			return false;
		}
		String path = ServletRequestFacts.path(request);
		return this.regex.matchesStartOf(path)
				&& this.regex.matchesStartOf(ServletRequestFacts.routedPath(request, path));
	}

}
