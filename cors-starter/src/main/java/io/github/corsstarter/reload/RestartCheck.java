package io.github.corsstarter.reload;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.SettingKeys;

/**
 * Finds changes that cannot take effect while the application runs.
 */
final class RestartCheck {

	private static final String ACTION = "Restart the application, or take the change back";

	private RestartCheck() {
	}

	static List<Problem> find(CompiledSettings before, CompiledSettings after) {
		List<Problem> problems = new ArrayList<>();
		boolean owned = before.properties().hosts().ownsForwardedHeaders();
		if (owned != after.properties().hosts().ownsForwardedHeaders()) {
			problems.add(problem(Area.HOSTS, SettingKeys.HOSTS, owned
					? "With these settings the server would read the forwarded headers, which it was told to leave "
							+ "alone when it started"
					: "With these settings the starter would read the forwarded headers, which the server may do "
							+ "since it started"));
		}
		if (!before.properties().authorizer().equals(after.properties().authorizer())) {
			problems.add(problem(Area.APPLICATION, SettingKeys.AUTHORIZER,
					"The limits of authorizers are those of the start"));
		}
		return problems;
	}

	private static Problem problem(Area area, String group, String reason) {
		return new Problem(area, group + ".*", null, null, reason, ACTION);
	}

}
