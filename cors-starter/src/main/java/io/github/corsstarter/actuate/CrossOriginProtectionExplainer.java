package io.github.corsstarter.actuate;

import io.github.corsstarter.actuate.ExplanationDescriptor.CsrfExplanationDescriptor;
import io.github.corsstarter.actuate.ExplanationDescriptor.NearMissDescriptor;
import io.github.corsstarter.actuate.ExplanationDescriptor.ReasonDescriptor;
import io.github.corsstarter.actuate.ExplanationDescriptor.RuleDescriptor;
import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.csrf.CrossOriginProtection;
import io.github.corsstarter.csrf.CsrfDecision;
import io.github.corsstarter.csrf.CsrfRequest;
import io.github.corsstarter.csrf.TrustedOrigins;
import io.github.corsstarter.explain.PageRequest;
import io.github.corsstarter.origin.NearMiss;
import io.github.corsstarter.path.PathReadings;
import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

/**
 * Explains what cross-origin request protection would do with a request.
 */
final class CrossOriginProtectionExplainer {

	private final CompiledSettings settings;

	private final ActiveComponents components;

	private final boolean showValues;

	CrossOriginProtectionExplainer(CompiledSettings settings, ActiveComponents components, boolean showValues) {
		this.settings = settings;
		this.components = components;
		this.showValues = showValues;
	}

	CsrfExplanationDescriptor explain(PageRequest request, @Nullable String host, VerdictSentences verdict) {
		if (!this.components.csrf()) {
			return CsrfExplanationDescriptor.inactive();
		}
		CsrfDecision decision = new CrossOriginProtection(trustedOrigins()).decide(facts(request));
		if (!decision.isAccepted() && isExempt(request)) {
			return CsrfExplanationDescriptor
				.exempt("every request is accepted for the path (cors.csrf.exempt-urls-regex)");
		}
		if (!decision.isAccepted()) {
			verdict.refuse(403, decision.reason().description(), null);
		}
		boolean unknownTarget = request.origin() != null && host == null;
		return new CsrfExplanationDescriptor(true, ReasonDescriptor.of(decision.reason()),
				RuleDescriptor.of(decision.rule(), this.showValues),
				decision.isAccepted() ? null : NearMissDescriptor.of(nearMiss(request), this.showValues),
				unknownTarget ? "checked as a request to another origin, because no host is given" : null);
	}

	/**
	 * Browsers send {@code Sec-Fetch-Site} only to potentially trustworthy URLs (Fetch
	 * Metadata, section 2): mostly to those with https.
	 */
	private static CsrfRequest facts(PageRequest request) {
		String origin = request.origin();
		String fetchSite = null;
		if (origin != null && request.target().scheme().equals("https")) {
			fetchSite = request.target().isSameAs(origin) ? "same-origin" : "cross-site";
		}
		return new CsrfRequest(request.method(), PathReadings.of(request.path()), false, fetchSite, origin, null,
				request.target(), () -> false);
	}

	private boolean isExempt(PageRequest request) {
		PathRegex exempt = this.settings.csrf().exemptPaths();
		return exempt != null && exempt.matchesStartOf(request.path());
	}

	private @Nullable NearMiss nearMiss(PageRequest request) {
		return (request.origin() != null) ? trustedOrigins().origins().findNearMiss(request.origin()) : null;
	}

	private TrustedOrigins trustedOrigins() {
		return this.settings.trustedOrigins(this.components.policies());
	}

}
