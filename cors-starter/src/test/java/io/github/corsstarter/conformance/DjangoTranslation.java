package io.github.corsstarter.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Settings of Django in the names of this starter. Nothing is decided here: a name is
 * written in another way, a value is copied.
 */
final class DjangoTranslation {

	private static final String CSRF_MIDDLEWARE = "django.middleware.csrf.CsrfViewMiddleware";

	private static final String CORS_MIDDLEWARE = "corsheaders.middleware.CorsMiddleware";

	private static final String COMMON_MIDDLEWARE = "django.middleware.common.CommonMiddleware";

	/**
	 * Names that do not begin with {@code CORS_}, and what they are here.
	 */
	private static final Map<String, String> NAMES = Map.of("ALLOWED_HOSTS", "cors.hosts.allowed",
			"USE_X_FORWARDED_HOST", "cors.hosts.use-x-forwarded-host", "USE_X_FORWARDED_PORT",
			"cors.hosts.use-x-forwarded-port", "CSRF_TRUSTED_ORIGINS", "cors.csrf.trusted-origins", "FORCE_SCRIPT_NAME",
			"server.servlet.context-path");

	/**
	 * Names of settings that this starter does not have.
	 */
	private static final List<String> ONLY_THERE = List.of("CSRF_COOKIE_DOMAIN");

	private DjangoTranslation() {
	}

	/**
	 * Translate settings.
	 * @param settings the settings of one application, as read from JSON
	 * @return properties of the form {@code key=value}
	 */
	static String[] translate(Map<String, ?> settings) {
		return settings.entrySet()
			.stream()
			.flatMap((setting) -> translate(setting.getKey(), setting.getValue()))
			.toArray(String[]::new);
	}

	private static Stream<String> translate(String name, Object value) {
		if (name.equals("MIDDLEWARE")) {
			return middleware((List<?>) value);
		}
		if (name.equals("SECURE_PROXY_SSL_HEADER")) {
			return Stream.of("cors.hosts.forwarded-proto-header=" + headerOfScheme((List<?>) value));
		}
		if (NAMES.containsKey(name)) {
			return properties(NAMES.get(name), value);
		}
		if (name.startsWith("CORS_")) {
			return properties("cors." + name.substring("CORS_".length()).toLowerCase(Locale.ROOT).replace('_', '-'),
					value);
		}
		if (ONLY_THERE.contains(name)) {
			return Stream.empty();
		}
		throw new IllegalArgumentException("No translation of " + name);
	}

	private static Stream<String> properties(String key, Object value) {
		if (!(value instanceof List<?> list)) {
			return Stream.of(key + "=" + value);
		}
		return list.isEmpty() ? Stream.of(key + "=")
				: IntStream.range(0, list.size()).mapToObj((i) -> key + "[" + i + "]=" + list.get(i));
	}

	/**
	 * The host is checked here where {@code ALLOWED_HOSTS} is set, and in Django where
	 * the common middleware is; the case must have both or only the former.
	 */
	private static Stream<String> middleware(List<?> middleware) {
		if (!List.of(CORS_MIDDLEWARE, COMMON_MIDDLEWARE, CSRF_MIDDLEWARE).containsAll(middleware)) {
			throw new IllegalArgumentException("No translation of " + middleware);
		}
		List<String> properties = new ArrayList<>();
		if (middleware.contains(CSRF_MIDDLEWARE)) {
			properties.add("cors.csrf.enabled=true");
		}
		if (!middleware.contains(CORS_MIDDLEWARE)) {
			properties.add("cors.enabled=false");
		}
		return properties.stream();
	}

	/**
	 * Django names a header as WSGI does, and the value that means TLS.
	 */
	private static String headerOfScheme(List<?> value) {
		String name = (String) value.get(0);
		if (!name.startsWith("HTTP_") || !value.get(1).equals("https")) {
			throw new IllegalArgumentException("No translation of " + value);
		}
		return Stream.of(name.substring("HTTP_".length()).split("_"))
			.map((word) -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
			.collect(Collectors.joining("-"));
	}

}
