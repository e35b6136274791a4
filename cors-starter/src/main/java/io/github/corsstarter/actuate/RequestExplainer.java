package io.github.corsstarter.actuate;

import java.util.List;

import io.github.corsstarter.actuate.ExplanationDescriptor.CorsExplanationDescriptor;
import io.github.corsstarter.actuate.ExplanationDescriptor.CsrfExplanationDescriptor;
import io.github.corsstarter.actuate.ExplanationDescriptor.HostsExplanationDescriptor;
import io.github.corsstarter.actuate.ExplanationDescriptor.RequestDescriptor;
import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.explain.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Explains what would happen to a request. It asks the same engine as the filters, in
 * their order, and no bean of the application.
 */
final class RequestExplainer {

	private final @Nullable String fixedScheme;

	private final List<String> contextPaths;

	private final boolean reportOnly;

	private final CorsPolicyExplainer cors;

	private final AllowedHostsExplainer hosts;

	private final CrossOriginProtectionExplainer csrf;

	RequestExplainer(CompiledSettings settings, ActiveComponents components, boolean showValues) {
		this.fixedScheme = settings.properties().hosts().scheme();
		this.contextPaths = components.contextPaths();
		this.reportOnly = settings.properties().reportOnly();
		this.cors = new CorsPolicyExplainer(settings, components, showValues);
		this.hosts = new AllowedHostsExplainer(settings, components);
		this.csrf = new CrossOriginProtectionExplainer(settings, components, showValues);
	}

	ExplanationDescriptor explain(RequestParameters given) {
		RequestParameters parameters = given.within(this.contextPaths);
		PageRequest request = parameters.toRequest(this.fixedScheme);
		String host = parameters.hostHeader();
		VerdictSentences verdict = new VerdictSentences(this.reportOnly);
		CorsExplanationDescriptor cors = this.cors.explain(request, verdict);
		HostsExplanationDescriptor hosts = this.hosts.explain(request, host, verdict);
		CsrfExplanationDescriptor csrf = this.csrf.explain(request, host, verdict);
		return new ExplanationDescriptor(RequestDescriptor.of(request, host), verdict.toString(), cors, hosts, csrf);
	}

}
