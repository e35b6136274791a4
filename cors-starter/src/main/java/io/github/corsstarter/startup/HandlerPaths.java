package io.github.corsstarter.startup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.path.PathStart;

import org.springframework.core.io.Resource;

/**
 * The patterns of all handlers, as paths within the application.
 */
public final class HandlerPaths {

	private final Set<String> patterns = new TreeSet<>();

	private final Map<String, List<Resource>> files = new LinkedHashMap<>();

	private boolean complete = true;

	/**
	 * Add the pattern of a handler.
	 */
	public void add(String pattern) {
		this.patterns.add(pattern);
	}

	/**
	 * Add a pattern for static files.
	 * @param locations where the files are
	 */
	public void addFiles(String pattern, List<Resource> locations) {
		this.files.computeIfAbsent(pattern, (key) -> new ArrayList<>()).addAll(locations);
	}

	/**
	 * Add a handler whose paths are not known.
	 */
	public void addUnknown() {
		this.complete = false;
	}

	/**
	 * The patterns of all handlers but those for static files.
	 */
	Set<String> patterns() {
		return this.patterns;
	}

	/**
	 * Whether an expression may match the path of a handler; with variables, any value is
	 * possible.
	 */
	boolean mayMatch(PathRegex regex, String start) {
		for (String pattern : this.patterns) {
			String literal = PathStart.ofPattern(pattern);
			if (literal.equals(pattern) ? regex.matchesStartOf(pattern) : PathStart.meet(literal, start)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether any other handler may answer paths that begin with a text: one whose paths
	 * are not known, or a directory of static files.
	 */
	boolean mayHaveOthers(String start) {
		if (!this.complete) {
			return true;
		}
		for (Map.Entry<String, List<Resource>> entry : this.files.entrySet()) {
			String literal = PathStart.ofPattern(entry.getKey());
			if (PathStart.meet(literal, start) && (!start.startsWith(literal)
					|| hasDirectory(entry.getValue(), start.substring(literal.length())))) {
				return true;
			}
		}
		return false;
	}

	private static boolean hasDirectory(List<Resource> locations, String path) {
		String directory = path.substring(0, path.lastIndexOf('/') + 1);
		if (directory.isEmpty()) {
			return true;
		}
		try {
			for (Resource location : locations) {
				if (location.createRelative(directory).exists()) {
					return true;
				}
			}
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

}
