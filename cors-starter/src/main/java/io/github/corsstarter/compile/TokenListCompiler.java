package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import io.github.corsstarter.browser.RequestHeaders;
import io.github.corsstarter.policy.HttpToken;
import io.github.corsstarter.settings.CorsProperties.PolicyProperties;
import io.github.corsstarter.settings.Problems;
import io.github.corsstarter.settings.Sample;
import io.github.corsstarter.settings.SettingKeys;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the lists of methods and headers of one level of the configuration and finds
 * what cannot work or is surely not meant. A list that is inherited was checked where it
 * stands, except for what depends on the credentials of the policy that inherits it.
 */
final class TokenListCompiler {

	private static final String ANY = "*";

	private final Problems problems;

	private final PolicyProperties topLevel;

	/**
	 * Create a compiler.
	 * @param problems takes what is found
	 * @param topLevel the level from which others inherit
	 */
	TokenListCompiler(Problems problems, PolicyProperties topLevel) {
		this.problems = problems;
		this.topLevel = topLevel;
	}

	List<String> methods(String level, PolicyProperties policy, boolean credentials) {
		Set<String> methods = new LinkedHashSet<>();
		methods.addAll(tokens(level, "allow-methods", policy, PolicyProperties::allowMethods, credentials));
		methods.addAll(tokens(level, "extra-allow-methods", policy, PolicyProperties::extraAllowMethods, credentials));
		warnAboutMethods(level + ".allow-methods", policy.allowMethods());
		warnAboutMethods(level + ".extra-allow-methods", policy.extraAllowMethods());
		return List.copyOf(methods);
	}

	List<String> headers(String level, PolicyProperties policy, boolean credentials) {
		Set<String> headers = new LinkedHashSet<>();
		headers.addAll(tokens(level, "allow-headers", policy, PolicyProperties::allowHeaders, credentials));
		headers.addAll(tokens(level, "extra-allow-headers", policy, PolicyProperties::extraAllowHeaders, credentials));
		warnAboutHeaders(level + ".allow-headers", policy.allowHeaders(), headers);
		warnAboutHeaders(level + ".extra-allow-headers", policy.extraAllowHeaders(), headers);
		return List.copyOf(headers);
	}

	List<String> exposedHeaders(String level, PolicyProperties policy, boolean credentials) {
		return tokens(level, "expose-headers", policy, PolicyProperties::exposeHeaders, credentials);
	}

	private List<String> tokens(String level, String key, PolicyProperties policy,
			Function<PolicyProperties, @Nullable List<String>> property, boolean credentials) {
		List<String> own = property.apply(policy);
		return (own != null) ? checked(level, key, own, credentials)
				: inherited(level, key, orEmpty(property.apply(this.topLevel)), credentials);
	}

	private List<String> checked(String level, String key, List<String> tokens, boolean credentials) {
		List<String> checked = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			String token = tokens.get(i);
			if (!HttpToken.isToken(token)) {
				this.problems.add(level + "." + key, i, token,
						token.isEmpty() ? "It is empty"
								: "It cannot be the name of a " + (key.endsWith("methods") ? "method" : "header")
										+ ", which has letters, digits and hyphens",
						token.isEmpty() ? "Remove it" : "Write one name per entry, without quotes, colon and value");
				continue;
			}
			if (token.equals(ANY) && credentials) {
				this.problems.add(level + "." + key, i, token,
						"With credentials browsers take it as a name and not as a wildcard", "List the names");
			}
			checked.add(token);
		}
		return checked;
	}

	private List<String> inherited(String level, String key, List<String> tokens, boolean credentials) {
		if (credentials && !Boolean.TRUE.equals(this.topLevel.credentials()) && tokens.contains(ANY)) {
			this.problems.add(level + ".credentials",
					"With it browsers take the * in " + SettingKeys.ROOT + "." + key
							+ ", which this policy inherits, as a name and not as a wildcard",
					"Give the policy a list of its own, " + key + ", with the names");
		}
		return tokens.stream().filter(HttpToken::isToken).toList();
	}

	private void warnAboutMethods(String key, @Nullable List<String> methods) {
		List<String> lowerCase = orEmpty(methods).stream()
			.filter((method) -> !method.equals(method.toUpperCase(Locale.ROOT)))
			.toList();
		if (!lowerCase.isEmpty()) {
			this.problems.warn(key + " has methods in lower case (" + Sample.of(lowerCase)
					+ "), and upper and lower case are different methods: write for example PATCH");
		}
	}

	private void warnAboutHeaders(String key, @Nullable List<String> own, Set<String> allHeaders) {
		List<String> withoutEffect = orEmpty(own).stream().filter(RequestHeaders::isForbidden).toList();
		if (!withoutEffect.isEmpty()) {
			this.problems.warn(key + " has names without effect (" + String.join(", ", withoutEffect)
					+ "): only browsers set these headers, and they never ask for permission");
		}
		if (orEmpty(own).contains(ANY) && allHeaders.stream().noneMatch("authorization"::equalsIgnoreCase)) {
			this.problems
				.warn(key + " has *, which does not cover Authorization: add authorization if " + "pages send it");
		}
	}

	private static List<String> orEmpty(@Nullable List<String> list) {
		return (list != null) ? list : List.of();
	}

}
