package io.github.corsstarter.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.origin.EditDistance;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * The names below {@code cors}: those of the settings, their aliases, and well-known
 * names from elsewhere.
 */
public final class SettingKeys {

	/**
	 * The name above all settings.
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
	 * The group of settings for beans that decide about origins and hosts.
	 */
	public static final String AUTHORIZER = ROOT + ".authorizer";

	/**
	 * Other names, by the setting that they stand for. They come from django-cors-headers
	 * and Django.
	 */
	public static final Map<String, List<String>> ALIASES = Map.of("allowed-origins", List.of("origin-whitelist"),
			"allowed-origin-regexes", List.of("origin-regex-whitelist"), "allow-all",
			List.of("allow-all-origins", "origin-allow-all"), "credentials", List.of("allow-credentials"),
			"hosts.allowed", List.of("allowed-hosts"));

	/**
	 * Names of groups of settings at the top level.
	 */
	static final Set<String> GROUPS = Set.of("hosts", "csrf", "authorizer");

	/**
	 * The length from which the name of a setting in a group may have one more typing
	 * error: other software is unlikely to use such a name.
	 */
	private static final int LONG_NAME = 12;

	private final Map<String, Key> keys = new LinkedHashMap<>();

	private SettingKeys(Class<? extends Record> type) {
		collect("", type);
	}

	public static SettingKeys topLevel() {
		return new SettingKeys(CorsProperties.class);
	}

	public static SettingKeys ofPolicy() {
		return new SettingKeys(CorsProperties.PolicyProperties.class);
	}

	private void collect(String prefix, Class<?> type) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + DataObjectPropertyName.toDashedForm(component.getName());
			if (component.getType().isRecord()) {
				collect(name + ".", component.getType());
				continue;
			}
			boolean list = List.class.equals(component.getType());
			this.keys.put(uniform(name), new Key(name, list));
			for (String alias : ALIASES.getOrDefault(name, List.of())) {
				this.keys.put(uniform(alias), new Key(alias, list));
			}
		}
	}

	/**
	 * The names of all settings, aliases included.
	 */
	public List<String> names() {
		List<String> names = new ArrayList<>();
		for (Key key : this.keys.values()) {
			names.add(key.name());
		}
		return names;
	}

	/**
	 * A name without what relaxed binding ignores.
	 */
	private static String uniform(String name) {
		return name.replace("-", "").replace("_", "").replace(".", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * The setting of a name, however its words are joined.
	 */
	@Nullable Key find(String name) {
		return this.keys.get(uniform(name));
	}

	/**
	 * The setting that an unknown name probably means: a name from elsewhere, or one with
	 * a typing error.
	 */
	@Nullable Renamed findRenamed(String unknown) {
		String uniform = uniform(unknown);
		Renamed renamed = OtherNames.RENAMED.get(uniform);
		if (renamed != null) {
			return renamed;
		}
		int errors = (uniform.length() < 5) ? 1 : 2;
		if (uniform.startsWith("hosts") && uniform.length() > LONG_NAME) {
			errors++;
		}
		for (Map.Entry<String, Key> known : this.keys.entrySet()) {
			int distance = EditDistance.between(uniform, known.getKey(), errors);
			if (distance <= errors) {
				renamed = new Renamed(known.getValue().name(), "");
				errors = distance - 1;
			}
		}
		return renamed;
	}

	/**
	 * The canonical name of a setting.
	 * @param name that name, or an alias
	 */
	static String canonical(String name) {
		for (Map.Entry<String, List<String>> key : ALIASES.entrySet()) {
			if (key.getValue().contains(name)) {
				return key.getKey();
			}
		}
		return name;
	}

	/**
	 * What to do about a name from elsewhere that no setting here stands for.
	 */
	static @Nullable Finding findRemoved(String unknown) {
		return OtherNames.REMOVED.get(uniform(unknown));
	}

	/**
	 * Names from elsewhere, which few applications have.
	 */
	private static final class OtherNames {

		private static final Renamed HOPS = new Renamed("hosts.forwarded-for-hops",
				" with the number of proxies that add an address to X-Forwarded-For. For a header with one address, "
						+ "write client-address-header");

		private static final Renamed CLIENT_ADDRESS = new Renamed("hosts.client-address-header",
				" with the name of the header. For X-Forwarded-For, write forwarded-for-hops");

		/**
		 * Names of Spring and others, in {@link #uniform} form, with the one to use here.
		 */
		static final Map<String, Renamed> RENAMED = Map
			.ofEntries(Map.entry("allowedmethods", new Renamed("allow-methods", "")),
					Map.entry("allowedheaders", new Renamed("allow-headers", "")),
					Map.entry("exposedheaders", new Renamed("expose-headers", "")),
					Map.entry("maxage", new Renamed("preflight-max-age", ", in seconds")),
					Map.entry("allowedoriginpatterns", new Renamed("allowed-origins",
							", which takes patterns too: https://*.example.com, http://localhost:* and the like")),
					Map.entry("paths", new Renamed("urls-regex", ", one regular expression such as ^/api/")),
					Map.entry("allowprivatenetworkaccess", new Renamed("allow-private-network", "")),
					Map.entry("hostsusexforwardedfor", HOPS), Map.entry("hostsforwardedfor", HOPS),
					Map.entry("hostsforwardedforheader", HOPS), Map.entry("hostsxforwardedfor", HOPS),
					Map.entry("hostsusexrealip", CLIENT_ADDRESS), Map.entry("hostsrealipheader", CLIENT_ADDRESS),
					Map.entry("hostsremoteipheader", CLIENT_ADDRESS), Map.entry("hostsclientipheader", CLIENT_ADDRESS),
					Map.entry("hostsforwardedaddressheader", CLIENT_ADDRESS));

		/**
		 * Names from elsewhere, in {@link #uniform} form, that no setting here stands
		 * for.
		 */
		static final Map<String, Finding> REMOVED = Map.of("model",
				new Finding("CORS_MODEL was removed from django-cors-headers in 3.0.0, and does not exist here",
						"Remove it; for origins in a database, write a bean of type OriginAuthorizer"),
				"replacehttpsreferer",
				new Finding(
						"CORS_REPLACE_HTTPS_REFERER was removed from django-cors-headers in 4.0.0. It made the Referer "
								+ "header pass Django's CSRF check, which looks at Origin first since Django 4.0",
						"Remove it; list the other origins whose pages may change data in cors.csrf.trusted-origins"),
				"urlsallowallregex",
				new Finding(
						"CORS_URLS_ALLOW_ALL_REGEX is a setting of a fork of django-cors-headers, and does not exist here",
						"Write a policy: an entry in cors.policies with the expression as its urls-regex, and allow-all: true"));

	}

	/**
	 * A setting.
	 *
	 * @param name the name below {@code cors} or a policy, canonical or an alias
	 * @param list whether it takes a list
	 */
	record Key(String name, boolean list) {

		Area area() {
			return Area.of(this.name);
		}

	}

	/**
	 * What to write instead of a name.
	 *
	 * @param name the name
	 * @param hint the end of the advice, to follow the name
	 */
	record Renamed(String name, String hint) {
	}

}
