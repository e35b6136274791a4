package io.github.corsstarter.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * The names under {@code cors}: those that mean something, their aliases, and those that
 * people bring along from elsewhere.
 */
final class SettingKeys {

	static final String ROOT = "cors";

	static final String POLICIES = "policies";

	/**
	 * Names of django-cors-headers that mean the same as another one, in the order in
	 * which they are looked for.
	 */
	static final Map<String, List<String>> ALIASES = Map.of("allowed-origins", List.of("origin-whitelist"),
			"allowed-origin-regexes", List.of("origin-regex-whitelist"), "allow-all",
			List.of("allow-all-origins", "origin-allow-all"), "credentials", List.of("allow-credentials"));

	/**
	 * Names that mean nothing here, with what to do instead.
	 */
	private static final Map<String, String> FOREIGN = Map.ofEntries(
			Map.entry("model",
					"CORS_MODEL was removed from django-cors-headers in 3.0.0. Origins that live in a database are "
							+ "decided by a bean of type OriginAuthorizer; remove the setting"),
			Map.entry("replace-https-referer",
					"CORS_REPLACE_HTTPS_REFERER was removed from django-cors-headers in 4.0.0. It rewrote the Referer "
							+ "header to get past Django's CSRF check; Spring Security's check looks at a token and "
							+ "never at the Referer, so nothing replaces it. Remove the setting"),
			Map.entry("urls-allow-all-regex",
					"It never was a setting of django-cors-headers. Write a policy instead: cors.policies[0].urls-regex "
							+ "with that expression and cors.policies[0].allow-all: true"),
			Map.entry("allow-private-network-access", "Write cors.allow-private-network"),
			Map.entry("allowed-methods", "Write cors.allow-methods"),
			Map.entry("allowed-headers", "Write cors.allow-headers"),
			Map.entry("exposed-headers", "Write cors.expose-headers"),
			Map.entry("max-age", "Write cors.preflight-max-age (seconds)"),
			Map.entry("allowed-origin-patterns",
					"Write the patterns into cors.allowed-origins, which takes https://*.example.com and "
							+ "http://localhost:*, or as expressions into cors.allowed-origin-regexes"),
			Map.entry("paths", "Write one expression, such as ^/api/, into cors.urls-regex"));

	private final Set<String> names;

	private SettingKeys(Set<String> names) {
		this.names = names;
	}

	static SettingKeys topLevel() {
		return of(CorsProperties.class);
	}

	static SettingKeys ofPolicy() {
		return of(CorsProperties.Policy.class);
	}

	private static SettingKeys of(Class<? extends Record> type) {
		Set<String> names = new LinkedHashSet<>();
		for (RecordComponent component : type.getRecordComponents()) {
			String name = DataObjectPropertyName.toDashedForm(component.getName());
			names.add(name);
			names.addAll(ALIASES.getOrDefault(name, List.of()));
		}
		return new SettingKeys(names);
	}

	/**
	 * A name without what relaxed binding ignores.
	 */
	static String uniform(String name) {
		return name.replace("-", "").replace("_", "").replace(".", "").toLowerCase(Locale.ROOT);
	}

	boolean contains(String name) {
		String uniform = uniform(name);
		return this.names.stream().anyMatch((known) -> uniform(known).equals(uniform));
	}

	/**
	 * What to write instead of an unknown name, if that can be told.
	 */
	@Nullable String mendFor(String unknown) {
		String uniform = uniform(unknown);
		for (Map.Entry<String, String> foreign : FOREIGN.entrySet()) {
			if (uniform(foreign.getKey()).equals(uniform)) {
				return foreign.getValue();
			}
		}
		int tolerated = (uniform.length() < 5) ? 1 : 2;
		String nearest = null;
		int nearestDistance = tolerated + 1;
		for (String known : this.names) {
			int distance = distance(uniform, uniform(known));
			if (distance < nearestDistance) {
				nearest = known;
				nearestDistance = distance;
			}
		}
		return (nearest != null) ? "Write " + nearest : null;
	}

	/**
	 * The number of letters to insert, remove or exchange (Levenshtein).
	 */
	private static int distance(String a, String b) {
		int[] row = new int[b.length() + 1];
		Arrays.setAll(row, (i) -> i);
		for (int i = 1; i <= a.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int substitution = diagonal + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[b.length()];
	}

}
