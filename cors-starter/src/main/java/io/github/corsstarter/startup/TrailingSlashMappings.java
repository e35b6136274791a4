package io.github.corsstarter.startup;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;

/**
 * Collects patterns that no request can match while the starter removes the slash at the
 * end of paths.
 */
public final class TrailingSlashMappings {

	private final Set<String> unreachable = new TreeSet<>();

	/**
	 * Add the patterns of one handler. A pattern does not count if the handler is also
	 * mapped without the slash, as was often done for Spring 6.
	 */
	public void add(Collection<String> patterns) {
		for (String pattern : patterns) {
			if (pattern.length() > 1 && pattern.endsWith("/")
					&& !patterns.contains(pattern.substring(0, pattern.length() - 1))) {
				this.unreachable.add(pattern);
			}
		}
	}

	public List<Warning> warnings() {
		return this.unreachable.isEmpty() ? List.of()
				: List.of(new Warning(Area.APPLICATION,
						"cors.ignore-trailing-slash is true, so these mappings never match: "
								+ ListExcerpt.of(List.copyOf(this.unreachable))
								+ ". Write them without the trailing slash; requests with one then match too. Also "
								+ "change whatever repeats their paths: rules of Spring Security, urls-regex and "
								+ "exempt-urls-regex, URL patterns of filters"));
	}

}
