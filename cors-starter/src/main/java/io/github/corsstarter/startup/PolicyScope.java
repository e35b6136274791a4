package io.github.corsstarter.startup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.compile.ConfiguredPolicy;
import io.github.corsstarter.path.PathStart;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import org.jspecify.annotations.Nullable;

/**
 * The paths where CORS is on. Patterns are compared with the expressions of policies by
 * examples of paths.
 */
public final class PolicyScope {

	private static final String[] SEGMENTS = { "x", "1" };

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final @Nullable OriginAuthorizer authorizer;

	public PolicyScope(CompiledSettings settings, CorsPolicies policies, @Nullable OriginAuthorizer authorizer) {
		this.settings = settings;
		this.policies = policies;
		this.authorizer = authorizer;
	}

	/**
	 * Whether CORS is on for any path.
	 */
	public boolean isEffective() {
		return this.settings.isEffective(this.policies, this.authorizer);
	}

	/**
	 * Whether its paths are known. Policies of a bean are not asked: they may need a
	 * request to answer.
	 */
	public boolean isKnown() {
		return isEffective() && this.settings.provides(this.policies);
	}

	/**
	 * Whether more origins may be allowed than the policies list.
	 */
	public boolean hasAuthorizer() {
		return this.authorizer != null;
	}

	/**
	 * The policy that can allow an origin for a path, or {@code null}.
	 */
	public @Nullable CorsPolicy policyFor(String path) {
		CorsPolicy policy = this.policies.forPath(path);
		return (policy != null && (policy.hasOriginRules() || hasAuthorizer())) ? policy : null;
	}

	/**
	 * The key of the settings of a policy.
	 */
	String key(CorsPolicy policy) {
		for (ConfiguredPolicy configured : this.settings.cors().inOrder()) {
			if (configured.policy() == policy) {
				return configured.key();
			}
		}
		return "cors";
	}

	/**
	 * Examples of paths that a pattern of Spring MVC matches and where CORS is on.
	 */
	public List<String> examples(String pattern) {
		List<String> inScope = new ArrayList<>();
		for (String path : pathsOf(pattern)) {
			if (policyFor(path) != null) {
				inScope.add(path);
			}
		}
		return inScope;
	}

	public static List<String> pathsOf(String pattern) {
		List<String> paths = new ArrayList<>();
		for (String segment : SEGMENTS) {
			String path = pattern.replaceAll("\\{[^/]*}|\\*+", segment);
			if (!paths.contains(path)) {
				paths.add(path);
			}
		}
		return paths;
	}

	/**
	 * Examples of paths where CORS is on, for handlers whose patterns are not known.
	 */
	public List<String> examples() {
		List<String> inScope = new ArrayList<>();
		for (ConfiguredPolicy policy : this.settings.cors().inOrder()) {
			String start = (policy.urlsRegex() != null) ? PathStart.ofRegex(policy.urlsRegex()) : "/";
			inScope.addAll(examples(start));
			inScope.addAll(examples(start + "*"));
		}
		return inScope;
	}

	/**
	 * Whether any of some patterns may match a path where CORS is on.
	 */
	public boolean meets(Collection<String> patterns) {
		if (!isKnown()) {
			return isEffective();
		}
		for (String pattern : patterns) {
			if (pattern.startsWith("*") || !examples(pattern).isEmpty()
					|| (pattern.endsWith("*") && hasPolicyBelow(PathStart.ofPattern(pattern)))) {
				return true;
			}
		}
		return false;
	}

	private boolean hasPolicyBelow(String start) {
		for (ConfiguredPolicy policy : this.settings.cors().inOrder()) {
			if (policy.policy() != null && policy.urlsRegex() != null
					&& PathStart.ofRegex(policy.urlsRegex()).startsWith(start)) {
				return true;
			}
		}
		return false;
	}

}
