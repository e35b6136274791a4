package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.csrf.TrustedOrigins;
import io.github.corsstarter.origin.ListedOrigin;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.CorsProperties.CsrfProperties;
import io.github.corsstarter.settings.Problems;
import io.github.corsstarter.settings.Sample;
import io.github.corsstarter.settings.SettingKeys;

/**
 * Compiles the settings under {@code cors.csrf} and finds what cannot work or is surely
 * not meant.
 */
final class CsrfCompiler {

	private static final String LEVEL = SettingKeys.CSRF;

	private static final String TRUSTED_ORIGINS = LEVEL + ".trusted-origins";

	private static final String EXEMPT_URLS_REGEX = LEVEL + ".exempt-urls-regex";

	static final TrustedOrigins NONE = TrustedOrigins.everywhere(OriginMatcher.builder().build());

	private final CorsProperties properties;

	private final CsrfProperties csrf;

	private final Problems problems;

	private CsrfCompiler(CorsProperties properties, Problems problems) {
		this.properties = properties;
		this.csrf = properties.csrf();
		this.problems = problems;
	}

	/**
	 * Compile the settings.
	 * @param properties all settings
	 * @param cors what CORS allows, which is whom to trust where nothing else is said
	 * @param problems takes what is found
	 */
	static CompiledCsrf compile(CorsProperties properties, CompiledPolicies cors, Problems problems) {
		return new CsrfCompiler(properties, problems).compile(cors);
	}

	private CompiledCsrf compile(CompiledPolicies cors) {
		List<String> written = this.csrf.trustedOrigins();
		TrustedOrigins trusted = (written != null) ? TrustedOrigins.everywhere(trustedOrigins(written))
				: inherited(cors);
		PathRegex exempt = ExemptPathsCompiler.compile(LEVEL, this.csrf.exemptUrlsRegex(), this.problems);
		if (!this.csrf.enabled() && (written != null || exempt != null)) {
			this.problems.warn(LEVEL + ".* has no effect while " + LEVEL + ".enabled is false");
		}
		return new CompiledCsrf(trusted, exempt, written == null);
	}

	/**
	 * Who may read as the user, and was chosen for it, may write as the user: where the
	 * settings outside the list of policies hold, and nowhere else.
	 */
	private TrustedOrigins inherited(CompiledPolicies cors) {
		OriginRules topLevel = cors.topLevelRules();
		if (!this.properties.enabled() || !topLevel.credentials() || topLevel.matcher().isEmpty()) {
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
		CorsPolicy policy = cors.inOrder().get(cors.inOrder().size() - 1);
		return TrustedOrigins.on((path) -> policy != null && cors.policies().forPath(path) == policy,
				topLevel.matcher());
	}

	private OriginMatcher trustedOrigins(List<String> origins) {
		OriginMatcher.Builder matcher = OriginMatcher.builder();
		List<String> insecure = new ArrayList<>();
		for (int i = 0; i < origins.size(); i++) {
			String value = origins.get(i);
			try {
				ListedOrigin listed = ListedOrigin.parse(value);
				matcher.origin(listed);
				checkStranger(i, listed);
				if (OriginRulesCompiler.isInsecure(listed)) {
					insecure.add(value);
				}
			}
			catch (OriginSyntaxException ex) {
				Finding finding = value.equals("*") ? ofAnyOrigin()
						: OriginFinding.of(value, ex, this.problems.isCommaSeparated(TRUSTED_ORIGINS));
				this.problems.add(TRUSTED_ORIGINS, i, value, finding.reason(), finding.mend());
			}
		}
		if (!insecure.isEmpty()) {
			this.problems.warn(TRUSTED_ORIGINS + " has origins without TLS (" + Sample.of(insecure)
					+ "): whoever sits on the network can pose as them and write as the user");
		}
		return matcher.build();
	}

	private void checkStranger(int index, ListedOrigin listed) {
		if (listed instanceof ListedOrigin.Literal literal && literal.isOpaque()) {
			this.problems.add(TRUSTED_ORIGINS, index, listed.text(),
					"Any site can make a frame whose origin is null, so that nothing would be protected",
					"Remove it; a path that is called from such frames on purpose goes into " + EXEMPT_URLS_REGEX);
		}
		else if (listed instanceof ListedOrigin.Pattern pattern && pattern.pattern().isAnyHost()) {
			Finding finding = ofAnyOrigin();
			this.problems.add(TRUSTED_ORIGINS, index, listed.text(), finding.reason(), finding.mend());
		}
	}

	private static Finding ofAnyOrigin() {
		return new Finding("It means every site, so that nothing would be protected",
				"List the origins, or set " + LEVEL + ".enabled to false");
	}

}
