package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.corsstarter.browser.RequestHeaders;
import io.github.corsstarter.browser.RequestMethods;
import io.github.corsstarter.policy.HttpToken;
import io.github.corsstarter.settings.CorsProperties.PolicyProperties;
import io.github.corsstarter.settings.Finding;
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

	private static final List<String> METHODS_WITH_CONTENT = List.of("DELETE", "PATCH", "POST", "PUT", TokenCheck.ANY);

	private final PolicyProperties topLevel;

	/**
	 * Create a compiler.
	 * @param topLevel the settings that policies inherit
	 */
	TokenListCompiler(PolicyProperties topLevel) {
		this.topLevel = topLevel;
	}

	List<String> methods(Setting level, PolicyProperties policy) {
		List<String> written = union(writtenOrInherited(policy, PolicyProperties::allowMethods),
				writtenOrInherited(policy, PolicyProperties::extraAllowMethods));
		BiFunction<Setting, String, @Nullable Finding> check = (at, method) -> TokenCheck.ofMethod(at, method, written);
		List<String> methods = union(tokens(level, "allow-methods", policy, PolicyProperties::allowMethods, check),
				tokens(level, "extra-allow-methods", policy, PolicyProperties::extraAllowMethods, check));
		warnAboutCase(level.at("allow-methods"), policy.allowMethods(), methods);
		warnAboutCase(level.at("extra-allow-methods"), policy.extraAllowMethods(), methods);
		return methods;
	}

	List<String> headers(Setting level, PolicyProperties policy, List<String> methods, boolean credentials) {
		List<String> headers = union(
				tokens(level, "allow-headers", policy, PolicyProperties::allowHeaders, TokenCheck::ofRequestHeader),
				tokens(level, "extra-allow-headers", policy, PolicyProperties::extraAllowHeaders,
						TokenCheck::ofRequestHeader));
		warnAboutHeaders(level.at("allow-headers"), policy.allowHeaders(), headers, credentials);
		warnAboutHeaders(level.at("extra-allow-headers"), policy.extraAllowHeaders(), headers, credentials);
		if (!orEmpty(policy.allowHeaders()).isEmpty() && methods.stream().anyMatch(METHODS_WITH_CONTENT::contains)
				&& headers.stream()
					.noneMatch((name) -> name.equals(TokenCheck.ANY) || name.equalsIgnoreCase("content-type"))) {
			level.at("allow-headers")
				.warn("replaces the list of headers that are allowed by default and has no content-type, so requests "
						+ "with JSON (Content-Type: application/json) fail their preflight. To add to that list, "
						+ "write " + level.at("extra-allow-headers") + " instead");
		}
		return headers;
	}

	List<String> exposedHeaders(Setting level, PolicyProperties policy, boolean credentials) {
		if (credentials && policy.exposeHeaders() == null && !Boolean.TRUE.equals(this.topLevel.credentials())
				&& orEmpty(this.topLevel.exposeHeaders()).contains(TokenCheck.ANY)) {
			level.at("credentials")
				.problem(
						"With it, browsers read the * in " + SettingKeys.ROOT
								+ ".expose-headers, which this policy inherits, as a name and not as a wildcard",
						"Give the policy its own list of the headers that pages read, for example "
								+ TokenCheck.EXPOSED_EXAMPLE);
		}
		return tokens(level, "expose-headers", policy, PolicyProperties::exposeHeaders,
				credentials ? TokenCheck::ofHeaderExposedWithCredentials : TokenCheck::ofExposedHeader);
	}

	private List<String> writtenOrInherited(PolicyProperties policy,
			Function<PolicyProperties, @Nullable List<String>> property) {
		List<String> own = property.apply(policy);
		return orEmpty((own != null) ? own : property.apply(this.topLevel));
	}

	private List<String> tokens(Setting level, String key, PolicyProperties policy,
			Function<PolicyProperties, @Nullable List<String>> property,
			BiFunction<Setting, String, @Nullable Finding> check) {
		List<String> own = property.apply(policy);
		if (own == null) {
			return writtenOrInherited(policy, property).stream().filter(HttpToken::isToken).toList();
		}
		List<String> checked = new ArrayList<>();
		for (int i = 0; i < own.size(); i++) {
			Finding finding = check.apply(level, own.get(i));
			if (finding != null) {
				level.at(key).entry(i, own.get(i)).problem(finding);
			}
			else {
				checked.add(own.get(i));
			}
		}
		return checked;
	}

	/**
	 * Methods are compared with case, after browsers changed some of them to upper case.
	 */
	private static void warnAboutCase(Setting list, @Nullable List<String> own, List<String> methods) {
		List<String> unused = new ArrayList<>();
		List<String> asWritten = new ArrayList<>();
		for (String method : orEmpty(own)) {
			if (!TokenCheck.isUpperCase(method) && methods.contains(method)) {
				(RequestMethods.normalize(method).equals(method) ? asWritten : unused).add(method);
			}
		}
		if (!unused.isEmpty()) {
			list.warn("has methods without effect (" + ListExcerpt.of(unused)
					+ "): browsers send them in upper case, however a page writes them. Write "
					+ ListExcerpt.of(upperCase(unused)));
		}
		if (!asWritten.isEmpty()) {
			list.warn("has methods that are not in upper case (" + ListExcerpt.of(asWritten)
					+ "): browsers send them exactly as a page writes them, and compare by case. For pages that use "
					+ ListExcerpt.of(upperCase(asWritten)) + ", write that");
		}
	}

	private static List<String> upperCase(List<String> methods) {
		return methods.stream().map((method) -> method.toUpperCase(Locale.ROOT)).toList();
	}

	private static void warnAboutHeaders(Setting list, @Nullable List<String> own, List<String> allHeaders,
			boolean credentials) {
		List<String> withoutEffect = orEmpty(own).stream().filter(RequestHeaders::isForbidden).toList();
		if (!withoutEffect.isEmpty()) {
			list.warn("has names without effect (" + String.join(", ", withoutEffect)
					+ "): only browsers set these headers, and they never ask for permission");
		}
		if (!credentials && orEmpty(own).contains(TokenCheck.ANY)
				&& allHeaders.stream().noneMatch("authorization"::equalsIgnoreCase)) {
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
