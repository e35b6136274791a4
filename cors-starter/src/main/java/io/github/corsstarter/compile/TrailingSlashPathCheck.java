package io.github.corsstarter.compile;

import java.util.List;

import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.Problems;
import io.github.corsstarter.settings.SettingKeys;
import org.jspecify.annotations.Nullable;

/**
 * Finds expressions over paths that end in a slash, where the slash at the end of a path
 * is taken away before anybody asks them.
 */
final class TrailingSlashPathCheck {

	private final Problems problems;

	private TrailingSlashPathCheck(Problems problems) {
		this.problems = problems;
	}

	static void check(CorsProperties properties, Problems problems) {
		if (!properties.ignoreTrailingSlash()) {
			return;
		}
		TrailingSlashPathCheck check = new TrailingSlashPathCheck(problems);
		check.startOfPath(SettingKeys.ROOT, properties.topLevel());
		List<CorsProperties.PolicyProperties> policies = properties.policies();
		for (int i = 0; i < policies.size(); i++) {
			check.startOfPath(SettingKeys.ROOT + "." + SettingKeys.POLICIES + "[" + i + "]", policies.get(i));
		}
		check.wholePath(SettingKeys.HOSTS, properties.hosts().exemptUrlsRegex());
		check.wholePath(SettingKeys.CSRF, properties.csrf().exemptUrlsRegex());
	}

	/**
	 * Where a policy allows, {@code ^/api/} means what is below, and the path itself is
	 * hardly missed. Where it switches CORS off, the path itself would be left open.
	 */
	private void startOfPath(String level, CorsProperties.PolicyProperties policy) {
		String regex = policy.urlsRegex();
		if (regex != null && (regex.endsWith("$") || !policy.enabled())) {
			check(level + ".urls-regex", regex, regex.endsWith("$") ? "$" : "(/|$)");
		}
	}

	private void wholePath(String level, @Nullable String regex) {
		if (regex != null) {
			check(level + ".exempt-urls-regex", regex, "$");
		}
	}

	private void check(String key, String regex, String mendedEnd) {
		String path = regex.endsWith("$") ? regex.substring(0, regex.length() - 1) : regex;
		String start = path.startsWith("^") ? "^" : "";
		path = path.substring(start.length());
		if (path.length() > 1 && path.endsWith("/")) {
			String slashless = path.substring(0, path.length() - 1);
			this.problems.warn(key + " ends in a slash, and cors.ignore-trailing-slash is true: the path " + path
					+ " itself is matched as " + slashless + ". Write " + start + slashless + mendedEnd);
		}
	}

}
