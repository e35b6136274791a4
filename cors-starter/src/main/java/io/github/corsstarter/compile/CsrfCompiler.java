package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.correction.OriginCorrection;
import io.github.corsstarter.correction.OriginList;
import io.github.corsstarter.csrf.TrustedOrigins;
import io.github.corsstarter.origin.ListedOrigin;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.CorsProperties.CsrfProperties;
import io.github.corsstarter.settings.Finding;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.settings.SettingKeys;
import io.github.corsstarter.settings.SettingSources;
import io.github.corsstarter.verdict.RuleJudge;
import io.github.corsstarter.verdict.RuleVerdicts;
import io.github.corsstarter.verdict.Verdict;

/**
 * Compiles the settings below {@code cors.csrf}, and finds what cannot work or is likely
 * a mistake.
 */
final class CsrfCompiler {

	private static final Finding ANY_ORIGIN = new Finding("It means every site, so nothing would be protected",
			"List the origins, or remove the setting if no other site sends such requests");

	private static final TrustedOrigins NONE = CompiledCsrf.none().trustedOrigins();

	private final CorsProperties properties;

	private final CsrfProperties csrf;

	private final RuleVerdicts verdicts;

	private final Setting group;

	private final Setting trustedOrigins;

	private CsrfCompiler(CorsProperties properties, RuleVerdicts verdicts, Setting group) {
		this.verdicts = verdicts;
		this.properties = properties;
		this.csrf = properties.csrf();
		this.group = group;
		this.trustedOrigins = this.group.at("trusted-origins");
	}

	static CompiledCsrf compile(CorsProperties properties, CompiledCors cors, RuleVerdicts verdicts,
			SettingSources sources) {
		return new CsrfCompiler(properties, verdicts, sources.at(Area.CSRF, SettingKeys.CSRF)).compile(cors,
				new PathExpressionCompiler(properties.ignoreTrailingSlash()));
	}

	private CompiledCsrf compile(CompiledCors cors, PathExpressionCompiler paths) {
		List<String> written = this.csrf.trustedOrigins();
		TrustedOrigins trusted = (written != null) ? TrustedOrigins.everywhere(compileOrigins(written))
				: inherited(cors);
		PathRegex exempt = paths.exempt(this.group, this.csrf.exemptUrlsRegex());
		if (!this.csrf.enabled() && (written != null || exempt != null)) {
			this.group.at("*").warn("has no effect while " + this.group.at("enabled") + " is false");
		}
		return new CompiledCsrf(trusted, exempt, written == null);
	}

	/**
	 * Origins that are listed and may read responses as the user are also trusted to
	 * change data as the user, on the paths of the top level. Those that anybody can own
	 * are not, though an application may accept that they read.
	 */
	private TrustedOrigins inherited(CompiledCors cors) {
		CorsPolicy topLevel = cors.topLevel();
		if (!this.properties.enabled() || topLevel == null || !topLevel.credentials() || topLevel.origins().isEmpty()) {
			return NONE;
		}
		if (this.properties.dangerouslyAllowAllWithCredentials()) {
			if (this.csrf.enabled()) {
				this.trustedOrigins.warn("is not set, and with cors.dangerously-allow-all-with-credentials nothing is "
						+ "inherited from cors.allowed-origins, so no other origin is trusted");
			}
			return NONE;
		}
		CorsEvaluator evaluator = new CorsEvaluator(cors.policies(), null);
		return TrustedOrigins.on((path) -> evaluator.applies(topLevel, path), closed(topLevel.origins()));
	}

	private OriginMatcher closed(OriginMatcher origins) {
		List<String> open = origins.variableRules()
			.stream()
			.filter((rule) -> !isClosed(rule))
			.map(OriginRule::text)
			.toList();
		if (open.isEmpty()) {
			return origins;
		}
		if (this.csrf.enabled()) {
			this.trustedOrigins.warn("is not set, and rules that match origins which anybody can own ("
					+ ListExcerpt.of(open) + ") are not inherited from the settings of CORS");
		}
		return origins.only(this::isClosed);
	}

	private boolean isClosed(OriginRule rule) {
		return this.verdicts.of(rule) instanceof Verdict.Closed;
	}

	private OriginMatcher compileOrigins(List<String> origins) {
		OriginMatcher.Builder matcher = OriginMatcher.builder();
		if (origins.isEmpty()) {
			this.trustedOrigins.warnIfEmptied();
		}
		List<String> insecure = new ArrayList<>();
		for (int i = 0; i < origins.size(); i++) {
			String value = origins.get(i);
			try {
				ListedOrigin listed = ListedOrigin.parse(value);
				matcher.origin(i, listed);
				checkOrigin(this.trustedOrigins.entry(i, value), listed);
				if (OriginRulesCompiler.isInsecure(listed)) {
					insecure.add(value);
				}
			}
			catch (OriginSyntaxException ex) {
				OriginList list = new OriginList(this.trustedOrigins, null, ANY_ORIGIN, opaqueAction());
				i = new OriginCorrection(list).report(origins, i, ex);
			}
		}
		if (!insecure.isEmpty()) {
			this.trustedOrigins.warn("has origins without TLS (" + ListExcerpt.of(insecure)
					+ "): an attacker on the network can impersonate them and change data as the user");
		}
		return matcher.build();
	}

	private String opaqueAction() {
		return "Remove it; if such frames call a path on purpose, set " + this.group.at("exempt-urls-regex")
				+ " to that path";
	}

	private void checkOrigin(Setting entry, ListedOrigin listed) {
		if (listed instanceof ListedOrigin.Literal literal && literal.isOpaque()) {
			entry.problem("Any site can make a frame whose origin is null, so nothing would be protected",
					opaqueAction());
		}
		else if (listed instanceof ListedOrigin.Exact exact) {
			OriginRulesCompiler.warnAboutEveryAddress(this.trustedOrigins, exact.origin());
		}
		else if (listed instanceof ListedOrigin.Pattern pattern && pattern.pattern().isAnyHost()) {
			entry.problem(ANY_ORIGIN);
		}
		else if (listed instanceof ListedOrigin.Pattern pattern
				&& RuleJudge.judgePattern(pattern.pattern()) instanceof Verdict.Open open) {
			entry.problem(RuleFinding.ofOpen(null, open, "its pages could change data as the user who visits them",
					"List the origins in " + this.trustedOrigins));
		}
	}

}
