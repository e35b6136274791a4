package io.github.corsstarter.settings;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.origin.EditDistance;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * The names under {@code cors}: those that mean something, their aliases, and those that
 * people bring along from elsewhere.
 */
public final class SettingKeys {

	/**
	 * What all settings are below.
	 */
	public static final String ROOT = "cors";

	/**
	 * The list of further policies.
	 */
	public static final String POLICIES = "policies";

	/**
	 * The group of settings for hosts.
	 */
	public static final String HOSTS = ROOT + ".hosts";

	/**
	 * The group of settings for cross-origin request protection.
	 */
	public static final String CSRF = ROOT + ".csrf";

	/**
	 * Names of django-cors-headers that mean the same as another one.
	 */
	public static final Map<String, List<String>> ALIASES = Map.of("allowed-origins", List.of("origin-whitelist"),
			"allowed-origin-regexes", List.of("origin-regex-whitelist"), "allow-all",
			List.of("allow-all-origins", "origin-allow-all"), "credentials", List.of("allow-credentials"),
			"hosts.allowed", List.of("allowed-hosts"));

	/**
	 * Names of groups of settings at the top level.
	 */
	static final Set<String> GROUPS = Set.of("hosts", "csrf");

	/**
	 * Names that exist elsewhere, under their {@link #uniform} form, with the one that
	 * they have here.
	 */
	private static final Map<String, Renamed> RENAMED = Map.of("allowedmethods", new Renamed("allow-methods", ""),
			"allowedheaders", new Renamed("allow-headers", ""), "exposedheaders", new Renamed("expose-headers", ""),
			"maxage", new Renamed("preflight-max-age", ", in seconds"), "allowedoriginpatterns",
			new Renamed("allowed-origins",
					", which takes patterns too: https://*.example.com, http://localhost:* and the like"),
			"paths", new Renamed("urls-regex", ", one regular expression such as ^/api/"), "allowprivatenetworkaccess",
			new Renamed("allow-private-network", ""));

	/**
	 * Names that nothing here stands for, under their {@link #uniform} form, with what to
	 * do about it.
	 */
	private static final Map<String, Removed> REMOVED = Map.of("model",
			new Removed("CORS_MODEL was removed from django-cors-headers in 3.0.0, and does not exist here",
					"Remove it; for origins in a database, write a bean of type OriginAuthorizer"),
			"replacehttpsreferer",
			new Removed(
					"CORS_REPLACE_HTTPS_REFERER was removed from django-cors-headers in 4.0.0. It made the Referer "
							+ "header pass the CSRF check of Django, which looks at Origin first since 4.0",
					"Remove it; the origins of pages that may make requests with an effect go into "
							+ "cors.csrf.trusted-origins"),
			"urlsallowallregex",
			new Removed("CORS_URLS_ALLOW_ALL_REGEX never was a setting of django-cors-headers, only of a fork",
					"Write a policy: an entry in cors.policies with the expression as its urls-regex, and allow-all: true"));

	/**
	 * In a long name of a group, which nobody else uses by chance, more can be mistyped.
	 */
	private static final int LONG_NAME = 12;

	private final Map<String, Key> keys;

	private SettingKeys(Map<String, Key> keys) {
		this.keys = keys;
	}

	public static SettingKeys topLevel() {
		return of(CorsProperties.class);
	}

	public static SettingKeys ofPolicy() {
		return of(CorsProperties.PolicyProperties.class);
	}

	private static SettingKeys of(Class<? extends Record> type) {
		Map<String, Key> keys = new LinkedHashMap<>();
		collect("", type, keys);
		return new SettingKeys(keys);
	}

	private static void collect(String prefix, Class<?> type, Map<String, Key> keys) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + DataObjectPropertyName.toDashedForm(component.getName());
			if (component.getType().isRecord()) {
				collect(name + ".", component.getType(), keys);
				continue;
			}
			boolean list = List.class.equals(component.getType());
			keys.put(uniform(name), new Key(name, list));
			for (String alias : ALIASES.getOrDefault(name, List.of())) {
				keys.put(uniform(alias), new Key(alias, list));
			}
		}
	}

	/**
	 * Whether a key has nothing to do with CORS: it is a switch of its own, or belongs to
	 * a group with one, or is one of Spring Boot that matters to such a group.
	 * @param key the key, however its words are joined
	 */
	public static boolean isOutsideCors(String key) {
		String uniform = uniform(key);
		return uniform.startsWith("server") || uniform.startsWith(ROOT + "allowedhosts")
				|| uniform.equals(ROOT + "ignoretrailingslash")
				|| GROUPS.stream().anyMatch((group) -> uniform.startsWith(ROOT + group));
	}

	/**
	 * All names that mean something, aliases included.
	 */
	public List<String> names() {
		return this.keys.values().stream().map(Key::name).toList();
	}

	/**
	 * A name without what relaxed binding ignores.
	 */
	private static String uniform(String name) {
		return name.replace("-", "").replace("_", "").replace(".", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * The key that a name means, however its words are joined.
	 */
	@Nullable Key find(String name) {
		return this.keys.get(uniform(name));
	}

	/**
	 * The key that is meant by a name from elsewhere, or by one with a typing error.
	 */
	@Nullable Renamed findRenamed(String unknown) {
		String uniform = uniform(unknown);
		Renamed renamed = RENAMED.get(uniform);
		if (renamed != null) {
			return renamed;
		}
		int nearestDistance = (uniform.length() < 5) ? 2 : 3;
		if (uniform.startsWith("hosts") && uniform.length() > LONG_NAME) {
			nearestDistance++;
		}
		for (Map.Entry<String, Key> known : this.keys.entrySet()) {
			int distance = EditDistance.between(uniform, known.getKey(), nearestDistance - 1);
			if (distance < nearestDistance) {
				renamed = new Renamed(known.getValue().name(), "");
				nearestDistance = distance;
			}
		}
		return renamed;
	}

	/**
	 * What became of a setting that nothing here stands for.
	 */
	static @Nullable Removed findRemoved(String unknown) {
		return REMOVED.get(uniform(unknown));
	}

	/**
	 * A name that means something.
	 *
	 * @param name the name below {@code cors} or a policy, canonical or alias
	 * @param list whether it takes a list
	 */
	record Key(String name, boolean list) {
	}

	/**
	 * What to write instead of a name.
	 *
	 * @param name the name
	 * @param hint what else to know, to follow the name
	 */
	record Renamed(String name, String hint) {
	}

	/**
	 * What became of a setting.
	 *
	 * @param reason a sentence without a full stop
	 * @param mend a sentence without a full stop
	 */
	record Removed(String reason, String mend) {
	}

}
