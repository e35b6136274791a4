package io.github.corsstarter.compile;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.CorsProperties.AuthorizerProperties;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.settings.SettingKeys;
import io.github.corsstarter.settings.SettingSources;

/**
 * Finds limits below {@code cors.authorizer} that cannot work.
 */
final class AuthorizerSettingsCheck {

	private AuthorizerSettingsCheck() {
	}

	static void check(AuthorizerProperties authorizer, SettingSources sources) {
		Setting group = sources.at(Area.APPLICATION, SettingKeys.AUTHORIZER);
		if (authorizer.maxConcurrent() < 1) {
			group.at("max-concurrent")
				.problem("It is less than 1, so no question could be asked",
						"Write how many questions may be open at a time, for example 32");
		}
		if (authorizer.timeout().isNegative()) {
			group.at("timeout")
				.problem("It is negative", "Write how long an answer may take, for example 2s, or 0 for no limit");
		}
	}

}
