package io.github.corsstarter.compile;

import java.time.Duration;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.CorsProperties.AuthorizerProperties;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.settings.SettingKeys;
import io.github.corsstarter.settings.SettingSources;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Finds settings below {@code cors.authorizer} that cannot work.
 */
final class AuthorizerSettingsCheck {

	private static final String CAFFEINE = "com.github.benmanes.caffeine.cache.Caffeine";

	private AuthorizerSettingsCheck() {
	}

	static void check(AuthorizerProperties authorizer, SettingSources sources) {
		Setting group = sources.at(Area.APPLICATION, SettingKeys.AUTHORIZER);
		if (authorizer.maxConcurrent() < 1) {
			group.at("max-concurrent")
				.problem("It is less than 1, so no question could be asked",
						"Write how many questions may be open at a time, for example 32");
		}
		checkTime(authorizer.timeout(), group.at("timeout"),
				"Write how long an answer may take, for example 2s, or 0 for no limit");
		checkTime(authorizer.cacheTtl(), group.at("cache-ttl"),
				"Write how long a \"yes\" is remembered, for example 1m, or 0 to remember nothing");
		checkTime(authorizer.cacheRefusedTtl(), group.at("cache-refused-ttl"),
				"Write how long a \"no\" is remembered, for example 10s, or 0 to remember none");
		checkTime(authorizer.grace(), group.at("grace"),
				"Write how long a \"yes\" is kept while there is no answer, for example 10m, or 0 to keep none");
		if (authorizer.cacheSize() < 1) {
			group.at("cache-size")
				.problem("It is less than 1, so nothing could be remembered",
						"Write how many answers are remembered, for example 10000");
		}
		if (authorizer.cacheTtl().isZero()) {
			checkUnused(authorizer.cacheRefusedTtl(), group.at("cache-refused-ttl"));
			checkUnused(authorizer.grace(), group.at("grace"));
		}
		else if (!ClassUtils.isPresent(CAFFEINE, ClassUtils.getDefaultClassLoader())) {
			group.at("cache-ttl")
				.problem("Answers are remembered with Caffeine, which the application does not have",
						"Add the dependency com.github.ben-manes.caffeine:caffeine, in the version that Spring Boot "
								+ "manages, or remove cache-ttl");
		}
	}

	private static void checkTime(@Nullable Duration time, Setting setting, String action) {
		if (time != null && time.isNegative()) {
			setting.problem("It is negative", action);
		}
	}

	private static void checkUnused(@Nullable Duration time, Setting setting) {
		if (time != null && time.compareTo(Duration.ZERO) > 0) {
			setting.problem("It has no effect without cors.authorizer.cache-ttl, because no answer is remembered",
					"Set cache-ttl too, for example to 1m, or remove this setting");
		}
	}

}
