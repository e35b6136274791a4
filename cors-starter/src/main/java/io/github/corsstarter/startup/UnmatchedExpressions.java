package io.github.corsstarter.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.github.corsstarter.compile.ConfiguredPolicy;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.path.PathStart;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import org.jspecify.annotations.Nullable;

/**
 * Finds expressions for paths that no handler has: often they include the path at which
 * the server has the application, as the address bar of a browser shows it. Nothing is
 * said where something else may answer.
 */
public final class UnmatchedExpressions {

	private final HandlerPaths handlers;

	private final String base;

	private final String baseName;

	private final Predicate<String> others;

	/**
	 * Look among handlers.
	 * @param handlers the handlers
	 * @param base the path at which the server has the application, which paths of
	 * handlers leave out; may be empty
	 * @param baseName what that path is called
	 * @param others whether anything but handlers may answer paths that begin with a text
	 */
	public UnmatchedExpressions(HandlerPaths handlers, String base, String baseName, Predicate<String> others) {
		this.handlers = handlers;
		this.base = base;
		this.baseName = baseName;
		this.others = others;
	}

	/**
	 * Check the expressions of policies.
	 */
	public List<Warning> of(List<ConfiguredPolicy> policies) {
		List<Warning> warnings = new ArrayList<>();
		for (ConfiguredPolicy policy : policies) {
			String text = (policy.urlsRegex() != null) ? check(policy.urlsRegex()) : null;
			if (text != null) {
				warnings.add(new Warning(Area.CORS, policy.key() + ".urls-regex (" + policy.urlsRegex() + ") " + text));
			}
		}
		return warnings;
	}

	private @Nullable String check(String expression) {
		PathRegex regex = PathRegex.compile(expression);
		String start = PathStart.ofRegex(expression);
		if (this.handlers.patterns().isEmpty() || this.handlers.mayMatch(regex, start)) {
			return null;
		}
		if (!this.base.isEmpty() && matchesBehindBase(regex, start)) {
			return "includes the " + this.baseName + " " + this.base + ", but it is matched against the path after the "
					+ this.baseName + ", so it matches the path of no handler. " + correction(expression);
		}
		return (this.handlers.mayHaveOthers(start) || this.others.test(start)) ? null
				: "matches the path of no handler, so it has no effect. Paths of handlers are "
						+ ListExcerpt.of(List.copyOf(this.handlers.patterns()))
						+ ". Correct the expression: without it, the policy would apply to every path";
	}

	private boolean matchesBehindBase(PathRegex regex, String start) {
		for (String pattern : this.handlers.patterns()) {
			if (start.startsWith(this.base + "/") && PathStart.meet(this.base + PathStart.ofPattern(pattern), start)) {
				return true;
			}
			for (String path : PolicyScope.pathsOf(pattern)) {
				if (regex.matchesStartOf(this.base + path)) {
					return true;
				}
			}
		}
		return false;
	}

	private String correction(String expression) {
		String path = expression.startsWith("^") ? expression.substring(1) : expression;
		if (path.startsWith(this.base + "/") || path.startsWith(this.base + "(")) {
			String corrected = "^" + path.substring(this.base.length());
			if (this.handlers.mayMatch(PathRegex.compile(corrected), PathStart.ofRegex(corrected))) {
				return "Write " + corrected;
			}
		}
		return "Write it without the " + this.baseName;
	}

}
