package io.github.corsstarter.actuate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

import io.github.corsstarter.browser.PageRequest;
import io.github.corsstarter.compile.EffectiveSettings;
import io.github.corsstarter.compile.EffectiveSettings.ConfiguredPolicy;
import io.github.corsstarter.csrf.CrossOriginProtection;
import io.github.corsstarter.csrf.CsrfDecision;
import io.github.corsstarter.csrf.CsrfRequest;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.origin.NearMiss;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.ResponseHeader;
import org.jspecify.annotations.Nullable;

/**
 * Answers a question by what the engine decides about the request that it describes.
 */
final class Explainer {

	private final EffectiveSettings settings;

	private final RunningParts parts;

	private final boolean showValues;

	private final Question question;

	private final PageRequest request;

	/**
	 * What becomes of the request, in the order in which it comes about.
	 */
	private final StringJoiner verdict = new StringJoiner(" ");

	private boolean refused;

	private Explainer(EffectiveSettings settings, RunningParts parts, boolean showValues, Question question) {
		this.settings = settings;
		this.parts = parts;
		this.showValues = showValues;
		this.question = question;
		this.request = question.request(settings.hosts().scheme());
	}

	static Explanation explain(EffectiveSettings settings, RunningParts parts, boolean showValues, Question question) {
		Explainer explainer = new Explainer(settings, parts, showValues, question);
		Explanation.Cors cors = explainer.cors();
		Explanation.Hosts hosts = explainer.hosts();
		Explanation.Csrf csrf = explainer.csrf();
		return new Explanation(Explanation.Request.of(explainer.request, question.hostHeader()),
				explainer.verdict.toString(), cors, hosts, csrf);
	}

	private Explanation.Cors cors() {
		if (!this.parts.cors()) {
			this.verdict
				.add("CORS is off, or nothing allows any origin, so that no header is set here: the browser goes "
						+ "by what the application itself sends.");
			return Explanation.Cors.without(false, null);
		}
		CorsExplainer explainer = CorsExplainer.of(this.parts.policies(), this.parts.originAuthorizer());
		if (explainer == null) {
			this.verdict.add("The application's CorsPolicies bean decides at request time; it was not asked.");
			return Explanation.Cors.without(true, "CorsPolicies");
		}
		CorsExplanation explanation = explainer.explain(this.request);
		this.verdict.add(explanation.verdict());
		return cors(explanation);
	}

	private Explanation.Cors cors(CorsExplanation explanation) {
		CorsDecision actual = explanation.actual();
		ConfiguredPolicy configured = configured(explanation.place());
		CorsPolicy policy = explanation.policy();
		String name = (configured != null) ? configured.name() : (policy != null) ? policy.name() : null;
		boolean asked = explanation.askedAtRequestTime();
		if (configured != null && explanation.isReadableOnlyWithoutCredentials()) {
			this.verdict.add(configured.key() + ".credentials: true would allow them.");
		}
		if (actual != null && actual.isDisallowed() && !asked && this.settings.cors().rejectDisallowed()) {
			refuse(403, actual.reason().description(), "cors.reject-disallowed");
		}
		return new Explanation.Cors(true, asked ? "OriginAuthorizer" : null, name,
				(configured != null) ? configured.key() : null,
				(actual != null) ? Explanation.Reason.of(actual.reason()) : null,
				(actual != null) ? Explanation.Rule.of(actual.rule(), this.showValues) : null,
				near(explanation.nearMiss()), preflight(explanation),
				explanation.unlisted().isEmpty() ? null
						: explanation.unlisted().stream().map(Explanation.Unlisted::of).toList(),
				(actual != null) ? headers(actual) : null);
	}

	private @Nullable ConfiguredPolicy configured(@Nullable Integer place) {
		EffectiveSettings.EffectiveCors cors = this.settings.cors();
		return (place != null && this.parts.policies() == cors.policies()) ? cors.inOrder().get(place) : null;
	}

	private Explanation.@Nullable Preflight preflight(CorsExplanation explanation) {
		if (explanation.actual() == null || this.request.origin() == null) {
			return null;
		}
		CorsDecision preflight = explanation.preflight();
		return (preflight != null) ? new Explanation.Preflight(true, explanation.preflightCauses(), headers(preflight))
				: new Explanation.Preflight(false, null, null);
	}

	/**
	 * What the filter writes, whatever the application adds.
	 */
	private List<String> headers(CorsDecision decision) {
		List<String> lines = new ArrayList<>();
		if (decision.allowOrigin() != null) {
			lines.add(ResponseHeader.ALLOW_ORIGIN + ": " + decision.allowOrigin());
		}
		decision.otherHeaders().forEach((header) -> lines.add(header.name() + ": " + header.value()));
		lines.add("Vary: Origin");
		if (this.settings.cors().debug()) {
			lines.add("X-Cors-Decision: " + decision.summary());
		}
		return lines;
	}

	private Explanation.Hosts hosts() {
		String host = this.question.hostHeader();
		if (!this.parts.hosts()) {
			return new Explanation.Hosts(false, null, null, null);
		}
		if (host == null) {
			return new Explanation.Hosts(true, null, null, "not judged, because the question names no host");
		}
		EffectiveSettings.EffectiveHosts hosts = this.settings.hosts();
		if (contains(hosts.exemptPaths())) {
			return new Explanation.Hosts(true, null, null,
					"every host is accepted for the path " + ((hosts.exemptUrlsRegex() != null)
							? "(cors.hosts.exempt-urls-regex)" : "of the health endpoint"));
		}
		HostReason reason = new HostValidator(hosts.allowed(), null).decide(null, host).reason();
		if (this.parts.hostAuthorizer() && mayBeAuthorized(reason)) {
			this.verdict.add("The application's HostAuthorizer decides about the host at request time.");
			return new Explanation.Hosts(true, "HostAuthorizer", Explanation.Reason.of(reason), null);
		}
		if (!reason.isAccepted()) {
			refuse(400, reason.description(), null);
		}
		return new Explanation.Hosts(true, null, Explanation.Reason.of(reason),
				this.parts.forwardedHeaders()
						? "judged as the public host; whether forwarded headers tell it, and whose "
								+ "do, shows only in a request"
						: null);
	}

	/**
	 * Without a list the validator does not look at the host, as it does with an
	 * authorizer.
	 */
	private static boolean mayBeAuthorized(HostReason reason) {
		return reason == HostReason.HOST_NOT_ALLOWED || reason == HostReason.HOST_NOT_CHECKED;
	}

	private Explanation.Csrf csrf() {
		if (!this.parts.csrf()) {
			return new Explanation.Csrf(false, null, null, null, null);
		}
		EffectiveSettings.EffectiveCsrf csrf = this.settings.csrf();
		CsrfDecision decision = new CrossOriginProtection(csrf.trustedOrigins()).decide(csrfRequest());
		if (!decision.isAccepted() && contains(csrf.exemptPaths())) {
			return new Explanation.Csrf(true, null, null, null,
					"every request passes for the path (cors.csrf.exempt-urls-regex)");
		}
		if (!decision.isAccepted()) {
			refuse(403, decision.reason().description(), null);
		}
		boolean unknownHost = this.request.origin() != null && this.question.hostHeader() == null;
		return new Explanation.Csrf(true, Explanation.Reason.of(decision.reason()),
				Explanation.Rule.of(decision.rule(), this.showValues),
				decision.isAccepted() ? null : near(nearMiss(csrf.trustedOrigins().origins())),
				unknownHost ? "judged as a request to another origin, because the question names no host" : null);
	}

	/**
	 * Browsers send {@code Sec-Fetch-Site} only to origins that nobody on the way can
	 * change (Fetch Metadata, section 2).
	 */
	private CsrfRequest csrfRequest() {
		String origin = this.request.origin();
		String fetchSite = null;
		if (origin != null && this.request.target().scheme().equals("https")) {
			fetchSite = this.request.target().isSameAs(origin) ? "same-origin" : "cross-site";
		}
		return new CsrfRequest(this.request.method(), this.request.path(), this.request.path(), false, fetchSite,
				origin, null, this.request.target());
	}

	private @Nullable NearMiss nearMiss(OriginMatcher origins) {
		return (this.request.origin() != null) ? origins.findNearMiss(this.request.origin()) : null;
	}

	private Explanation.@Nullable Near near(@Nullable NearMiss nearMiss) {
		if (nearMiss == null || !this.showValues) {
			return null;
		}
		Explanation.Rule rule = Objects.requireNonNull(Explanation.Rule.of(nearMiss.rule(), true));
		return new Explanation.Near(rule.kind(), rule.index(), nearMiss.rule().text(), nearMiss.difference());
	}

	private boolean contains(@Nullable PathRegex exemptPaths) {
		return exemptPaths != null && exemptPaths.matchesStartOf(this.request.path());
	}

	/**
	 * Whoever refuses first answers; without that all of them would only say so.
	 */
	private void refuse(int status, String clause, @Nullable String setting) {
		if (this.settings.isReportOnly()) {
			this.verdict.add("A request like this would get " + status + ", because " + clause
					+ ", and is let through, because cors.report-only is true.");
		}
		else if (!this.refused) {
			this.refused = true;
			this.verdict.add("A request like this gets " + status + ", because " + clause
					+ ((setting != null) ? " (" + setting + ")." : "."));
		}
	}

}
