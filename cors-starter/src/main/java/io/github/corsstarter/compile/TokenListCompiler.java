package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.corsstarter.browser.RequestHeaders;
import io.github.corsstarter.policy.HttpToken;
import io.github.corsstarter.settings.CorsProperties.PolicyProperties;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.settings.SettingKeys;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the lists of methods and headers of the top level or of a policy, and finds
 * what cannot work or is likely a mistake. An inherited list was checked where it is
 * written, except for what depends on the credentials of the inheriting policy.
 */
final class TokenListCompiler {

	private static final String ANY = "*";

	private final PolicyProperties topLevel;

	/**
	 * Create a compiler.
	 * @param topLevel the settings that policies inherit
	 */
	TokenListCompiler(PolicyProperties topLevel) {
		this.topLevel = topLevel;
	}

	List<String> methods(Setting level, PolicyProperties policy, boolean credentials) {
		warnAboutMethods(level.at("allow-methods"), policy.allowMethods());
		warnAboutMethods(level.at("extra-allow-methods"), policy.extraAllowMethods());
		return union(tokens(level, "allow-methods", policy, PolicyProperties::allowMethods, credentials),
				tokens(level, "extra-allow-methods", policy, PolicyProperties::extraAllowMethods, credentials));
	}

	List<String> headers(Setting level, PolicyProperties policy, boolean credentials) {
		List<String> headers = union(
				tokens(level, "allow-headers", policy, PolicyProperties::allowHeaders, credentials),
				tokens(level, "extra-allow-headers", policy, PolicyProperties::extraAllowHeaders, credentials));
		warnAboutHeaders(level.at("allow-headers"), policy.allowHeaders(), headers);
		warnAboutHeaders(level.at("extra-allow-headers"), policy.extraAllowHeaders(), headers);
		return headers;
	}

	List<String> exposedHeaders(Setting level, PolicyProperties policy, boolean credentials) {
		return tokens(level, "expose-headers", policy, PolicyProperties::exposeHeaders, credentials);
	}

	private List<String> tokens(Setting level, String key, PolicyProperties policy,
			Function<PolicyProperties, @Nullable List<String>> property, boolean credentials) {
		List<String> own = property.apply(policy);
		return (own != null) ? checked(level.at(key), own, credentials)
				: inherited(level, key, orEmpty(property.apply(this.topLevel)), credentials);
	}

	private static List<String> checked(Setting list, List<String> tokens, boolean credentials) {
		List<String> checked = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			String token = tokens.get(i);
			if (token.isEmpty()) {
				list.entry(i, token).problem("It is empty", "Remove it");
			}
			else if (!HttpToken.isToken(token)) {
				list.entry(i, token)
					.problem("It is not a valid name. Names have letters, digits and hyphens",
							"Write one name per entry, without quotes, colon or value");
			}
			else {
				checked.add(token);
				if (token.equals(ANY) && credentials) {
					list.entry(i, token)
						.problem("With credentials, browsers read it as a name and not as a wildcard",
								"List the names");
				}
			}
		}
		return checked;
	}

	private List<String> inherited(Setting level, String key, List<String> tokens, boolean credentials) {
		if (credentials && !Boolean.TRUE.equals(this.topLevel.credentials()) && tokens.contains(ANY)) {
			level.at("credentials")
				.problem(
						"With it, browsers read the * in " + SettingKeys.ROOT + "." + key
								+ ", which this policy inherits, as a name and not as a wildcard",
						"Give the policy its own list, " + key + ", with the names");
		}
		return tokens.stream().filter(HttpToken::isToken).toList();
	}

	private static void warnAboutMethods(Setting list, @Nullable List<String> methods) {
		List<String> lowerCase = orEmpty(methods).stream()
			.filter((method) -> !method.equals(method.toUpperCase(Locale.ROOT)))
			.toList();
		if (!lowerCase.isEmpty()) {
			list.warn("has methods in lower case (" + ListExcerpt.of(lowerCase)
					+ "). Methods are case-sensitive: write for example PATCH");
		}
	}

	private static void warnAboutHeaders(Setting list, @Nullable List<String> own, List<String> allHeaders) {
		List<String> withoutEffect = orEmpty(own).stream().filter(RequestHeaders::isForbidden).toList();
		if (!withoutEffect.isEmpty()) {
			list.warn("has names without effect (" + String.join(", ", withoutEffect)
					+ "): only browsers set these headers, and they never ask for permission");
		}
		if (orEmpty(own).contains(ANY) && allHeaders.stream().noneMatch("authorization"::equalsIgnoreCase)) {
			list.warn("has *, which does not cover Authorization: add authorization if pages send it");
		}
	}

	private static List<String> union(List<String> some, List<String> more) {
		return Stream.concat(some.stream(), more.stream()).distinct().toList();
	}

	private static List<String> orEmpty(@Nullable List<String> list) {
		return (list != null) ? list : List.of();
	}

}
