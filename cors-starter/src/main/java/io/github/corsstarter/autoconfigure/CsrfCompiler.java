package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.autoconfigure.CorsProperties.Csrf;
import io.github.corsstarter.autoconfigure.RegexCheck.Finding;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the settings under {@code cors.csrf} and finds what cannot work or is surely
 * not meant.
 */
final class CsrfCompiler {

	private static final String LEVEL = SettingKeys.ROOT + ".csrf";

	private static final String TRUSTED_ORIGINS = LEVEL + ".trusted-origins";

	private static final String EXEMPT_URLS_REGEX = LEVEL + ".exempt-urls-regex";

	private static final OriginMatcher NONE = OriginMatcher.builder().build();

	private final CorsProperties properties;

	private final Csrf csrf;

	private final Problems problems;

	private CsrfCompiler(CorsProperties properties, Problems problems) {
		this.properties = properties;
		this.csrf = properties.csrf();
		this.problems = problems;
	}

	/**
	 * Compile the settings.
	 * @param properties all settings
	 * @param topLevel whom CORS allows, which is whom to trust where nothing else is said
	 * @param problems takes what is found
	 */
	static CompiledCsrf compile(CorsProperties properties, OriginRules topLevel, Problems problems) {
		return new CsrfCompiler(properties, problems).compile(topLevel);
	}

	private CompiledCsrf compile(OriginRules topLevel) {
		List<String> written = this.csrf.trustedOrigins();
		OriginMatcher trusted = (written != null) ? trustedOrigins(written) : inherited(topLevel);
		PathRegex exempt = exemptPaths();
		if (!this.csrf.enabled() && (written != null || exempt != null)) {
			this.problems.warn(LEVEL + ".* has no effect while " + LEVEL + ".enabled is false");
		}
		return new CompiledCsrf(trusted, exempt);
	}

	/**
	 * Who may read as the user, and was chosen for it, may write as the user.
	 */
	private OriginMatcher inherited(OriginRules topLevel) {
		if (!topLevel.credentials() || topLevel.matcher().isEmpty()) {
			return NONE;
		}
		if (this.properties.dangerouslyAllowAllWithCredentials()) {
			if (this.csrf.enabled()) {
				this.problems
					.warn(TRUSTED_ORIGINS + " is not set, and with cors.dangerously-allow-all-with-credentials "
							+ "nothing is taken over from cors.allowed-origins: no other origin is trusted");
			}
			return NONE;
		}
		return topLevel.matcher();
	}

	private OriginMatcher trustedOrigins(List<String> origins) {
		OriginMatcher.Builder matcher = OriginMatcher.builder();
		for (int i = 0; i < origins.size(); i++) {
			String value = origins.get(i);
			try {
				matcher.origin(value);
				checkStranger(i, value);
			}
			catch (OriginSyntaxException ex) {
				Finding finding = value.equals("*") ? ofAnyOrigin()
						: OriginFinding.of(value, ex, this.problems.isCommaSeparated(TRUSTED_ORIGINS));
				this.problems.add(TRUSTED_ORIGINS, i, value, finding.reason(), finding.mend());
			}
		}
		return matcher.build();
	}

	private void checkStranger(int index, String value) {
		if (value.equals(Origin.OPAQUE)) {
			this.problems.add(TRUSTED_ORIGINS, index, value,
					"Any site can make a frame whose origin is null, so that nothing would be protected",
					"Remove it; a path that is called from such frames on purpose goes into " + EXEMPT_URLS_REGEX);
		}
		else if (OriginPattern.isPattern(value) && OriginPattern.parse(value).isAnyHost()) {
			Finding finding = ofAnyOrigin();
			this.problems.add(TRUSTED_ORIGINS, index, value, finding.reason(), finding.mend());
		}
	}

	private static Finding ofAnyOrigin() {
		return new Finding("It means every site, so that nothing would be protected",
				"List the origins, or set " + LEVEL + ".enabled to false");
	}

	private @Nullable PathRegex exemptPaths() {
		String regex = this.csrf.exemptUrlsRegex();
		if (regex == null) {
			return null;
		}
		Finding finding = RegexCheck.ofPath(regex);
		if (finding != null) {
			this.problems.add(EXEMPT_URLS_REGEX, finding.reason(), finding.mend());
			return null;
		}
		return PathRegex.compileWhole(regex);
	}

	/**
	 * The result.
	 *
	 * @param trustedOrigins other origins whose pages may make requests with an effect
	 * @param exemptPaths paths where every request passes, or {@code null}
	 */
	record CompiledCsrf(OriginMatcher trustedOrigins, @Nullable PathRegex exemptPaths) {
	}

}
