package io.github.corsstarter.actuate;

import io.github.corsstarter.actuate.ExplanationDescriptor.HostsExplanationDescriptor;
import io.github.corsstarter.actuate.ExplanationDescriptor.ReasonDescriptor;
import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.explain.PageRequest;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.path.PathRegex;
import org.jspecify.annotations.Nullable;

/**
 * Explains what the host check would do with a request.
 */
final class AllowedHostsExplainer {

	private final CompiledSettings settings;

	private final ActiveComponents components;

	AllowedHostsExplainer(CompiledSettings settings, ActiveComponents components) {
		this.settings = settings;
		this.components = components;
	}

	HostsExplanationDescriptor explain(PageRequest request, @Nullable String host, VerdictSentences verdict) {
		if (!this.components.hosts()) {
			return HostsExplanationDescriptor.inactive();
		}
		if (host == null) {
			return HostsExplanationDescriptor.unchecked("not checked, because no host is given");
		}
		if (matches(this.settings.hosts().exemptPaths(), request)) {
			return HostsExplanationDescriptor
				.unchecked("every host is accepted for the path (cors.hosts.exempt-urls-regex)");
		}
		if (matches(this.settings.hosts().healthPaths(), request)) {
			return HostsExplanationDescriptor.unchecked("every host is accepted for the path of the health endpoint");
		}
		HostReason reason = new HostValidator(this.settings.hosts().allowed(), null).decide(null, host).reason();
		if (this.components.hostAuthorizer() && mayBeAuthorized(reason)) {
			verdict.add("The application's HostAuthorizer decides about the host at request time.");
			return new HostsExplanationDescriptor(true, "HostAuthorizer", ReasonDescriptor.of(reason), null);
		}
		if (!reason.isAccepted()) {
			verdict.refuse(400, reason.description(), null);
		}
		return new HostsExplanationDescriptor(true, null, ReasonDescriptor.of(reason),
				this.components.forwardedHeaders() ? "checked as the public host; only a real request shows whether "
						+ "forwarded headers name it, and whether they come from a trusted proxy" : null);
	}

	private static boolean matches(@Nullable PathRegex exempt, PageRequest request) {
		return exempt != null && exempt.matchesStartOf(request.path());
	}

	/**
	 * Without a list the validator does not look at the host, unless there is an
	 * authorizer, which this one does not have.
	 */
	private static boolean mayBeAuthorized(HostReason reason) {
		return reason == HostReason.HOST_NOT_ALLOWED || reason == HostReason.HOST_NOT_CHECKED;
	}

}
