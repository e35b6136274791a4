package io.github.corsstarter.actuate;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.actuate.ExplanationDescriptor.CorsExplanationDescriptor;
import io.github.corsstarter.actuate.ExplanationDescriptor.NearMissDescriptor;
import io.github.corsstarter.actuate.ExplanationDescriptor.PreflightDescriptor;
import io.github.corsstarter.actuate.ExplanationDescriptor.ReasonDescriptor;
import io.github.corsstarter.actuate.ExplanationDescriptor.RuleDescriptor;
import io.github.corsstarter.actuate.ExplanationDescriptor.UnlistedDescriptor;
import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.compile.ConfiguredPolicy;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.explain.PageRequest;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.PreflightGap;
import io.github.corsstarter.policy.ResponseHeader;
import org.jspecify.annotations.Nullable;

/**
 * Explains what CORS would do with a request.
 */
final class CorsPolicyExplainer {

	private final CompiledSettings settings;

	private final ActiveComponents components;

	private final boolean showValues;

	CorsPolicyExplainer(CompiledSettings settings, ActiveComponents components, boolean showValues) {
		this.settings = settings;
		this.components = components;
		this.showValues = showValues;
	}

	CorsExplanationDescriptor explain(PageRequest request, VerdictSentences verdict) {
		if (!this.components.cors()) {
			verdict.add(
					"CORS is off, or no origin is allowed, so the starter sets no header: the headers of the application "
							+ "decide.");
			return CorsExplanationDescriptor.inactive();
		}
		CorsExplainer explainer = CorsExplainer.of(this.components.policies(), this.components.originAuthorizer());
		if (explainer == null) {
			verdict.add("The application's CorsPolicies bean decides at request time; it was not asked.");
			return CorsExplanationDescriptor.decidedAtRequestTimeBy("CorsPolicies");
		}
		CorsExplanation explanation = explainer.explain(request);
		verdict.add(explanation.verdict());
		ConfiguredPolicy readable = configured(explanation.place());
		if (readable != null && explanation.isReadableOnlyWithoutCredentials()) {
			verdict.add(readable.key() + ".credentials: true would allow them.");
		}
		CorsDecision actual = explanation.actual();
		if (actual != null && actual.isDisallowed() && !explanation.isAskedAtRequestTime()
				&& this.settings.properties().rejectDisallowed()) {
			verdict.refuse(403, actual.reason().description(), "cors.reject-disallowed");
		}
		return describe(explanation, actual);
	}

	private CorsExplanationDescriptor describe(CorsExplanation explanation, @Nullable CorsDecision actual) {
		ConfiguredPolicy configured = configured(explanation.place());
		CorsPolicy policy = explanation.policy();
		String name = (configured != null) ? configured.name() : (policy != null) ? policy.name() : null;
		List<UnlistedDescriptor> unlisted = explanation.unlisted().stream().map(UnlistedDescriptor::of).toList();
		return new CorsExplanationDescriptor(true, explanation.isAskedAtRequestTime() ? "OriginAuthorizer" : null, name,
				(configured != null) ? configured.key() : null,
				(actual != null) ? ReasonDescriptor.of(actual.reason()) : null,
				(actual != null) ? RuleDescriptor.of(actual.rule(), this.showValues) : null,
				NearMissDescriptor.of(explanation.nearMiss(), this.showValues), preflight(explanation),
				unlisted.isEmpty() ? null : unlisted, (actual != null) ? headers(actual) : headersWithoutPolicy(),
				explanation.console());
	}

	private @Nullable List<String> headersWithoutPolicy() {
		return this.settings.properties().debug() ? List.of("X-Cors-Decision: no-policy") : null;
	}

	private @Nullable ConfiguredPolicy configured(@Nullable Integer place) {
		return (place != null && this.settings.provides(this.components.policies()))
				? this.settings.cors().inOrder().get(place) : null;
	}

	private @Nullable PreflightDescriptor preflight(CorsExplanation explanation) {
		if (explanation.actual() == null || explanation.request().origin() == null) {
			return null;
		}
		CorsDecision preflight = explanation.preflight();
		if (preflight == null) {
			return new PreflightDescriptor(false, null, null, null);
		}
		PreflightGap gap = preflight.gap();
		return new PreflightDescriptor(true, explanation.preflightCauses(),
				(gap != null) ? ReasonDescriptor.of(gap.reason()) : null, headers(preflight));
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
		lines.add("Vary: " + decision.vary());
		if (this.settings.properties().debug()) {
			lines.add("X-Cors-Decision: " + decision.summary());
		}
		return lines;
	}

}
