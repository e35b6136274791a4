package io.github.corsstarter.actuate;

import java.util.List;
import java.util.Locale;

import io.github.corsstarter.decision.Reason;
import io.github.corsstarter.explain.PageRequest;
import io.github.corsstarter.explain.UnlistedToken;
import io.github.corsstarter.origin.NearMiss;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.web.ReasonActions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.util.StringUtils;

/**
 * What would happen to a request, and why.
 *
 * @param request the request, with what was assumed for parameters that were left out
 * @param verdict what would happen, in words
 * @param cors the part of CORS
 * @param hosts the part of the host check
 * @param csrf the part of cross-origin request protection
 */
record ExplanationDescriptor(RequestDescriptor request, String verdict, CorsExplanationDescriptor cors,
		HostsExplanationDescriptor hosts, CsrfExplanationDescriptor csrf) implements OperationResponseBody {

	/**
	 * The request. Only the names of headers are repeated, not their values.
	 */
	record RequestDescriptor(@Nullable String origin, String method, String path, @Nullable List<String> headers,
			@Nullable String target) {

		static RequestDescriptor of(PageRequest request, @Nullable String host) {
			boolean known = !request.target().host().isEmpty();
			return new RequestDescriptor(request.origin(), request.method(), request.path(),
					request.headers().isEmpty() ? null : List.copyOf(request.headers().keySet()),
					known ? request.target().toString() : host);
		}

	}

	/**
	 * What CORS decides, and what a browser does with it and writes to its console.
	 */
	record CorsExplanationDescriptor(boolean active, @Nullable String decidesAtRequestTime, @Nullable String policy,
			@Nullable String key, @Nullable ReasonDescriptor reason, @Nullable RuleDescriptor rule,
			@Nullable NearMissDescriptor nearMiss, @Nullable PreflightDescriptor preflight,
			@Nullable List<UnlistedDescriptor> unlisted, @Nullable List<String> responseHeaders,
			@Nullable String console) {

		static CorsExplanationDescriptor inactive() {
			return withoutDecision(false, null);
		}

		static CorsExplanationDescriptor decidedAtRequestTimeBy(String bean) {
			return withoutDecision(true, bean);
		}

		private static CorsExplanationDescriptor withoutDecision(boolean active, @Nullable String bean) {
			return new CorsExplanationDescriptor(active, bean, null, null, null, null, null, null, null, null, null);
		}

	}

	/**
	 * Whether the browser sends a preflight first, and why it does not send the request
	 * after that.
	 */
	record PreflightDescriptor(boolean sent, @Nullable List<String> because, @Nullable ReasonDescriptor blocked,
			@Nullable List<String> responseHeaders) {
	}

	/**
	 * A method or header because of which the browser does not send the request.
	 */
	record UnlistedDescriptor(String kind, String name, String action) {

		static UnlistedDescriptor of(UnlistedToken token) {
			return new UnlistedDescriptor(token.kind().name().toLowerCase(Locale.ROOT), token.name(),
					ReasonActions.of(token));
		}

	}

	/**
	 * What the host check decides.
	 */
	record HostsExplanationDescriptor(boolean active, @Nullable String decidesAtRequestTime,
			@Nullable ReasonDescriptor reason, @Nullable String note) {

		static HostsExplanationDescriptor inactive() {
			return new HostsExplanationDescriptor(false, null, null, null);
		}

		static HostsExplanationDescriptor unchecked(String note) {
			return new HostsExplanationDescriptor(true, null, null, note);
		}

	}

	/**
	 * What cross-origin request protection decides.
	 */
	record CsrfExplanationDescriptor(boolean active, @Nullable ReasonDescriptor reason, @Nullable RuleDescriptor rule,
			@Nullable NearMissDescriptor nearMiss, @Nullable String note) {

		static CsrfExplanationDescriptor inactive() {
			return new CsrfExplanationDescriptor(false, null, null, null, null);
		}

		static CsrfExplanationDescriptor exempt(String note) {
			return new CsrfExplanationDescriptor(true, null, null, null, note);
		}

	}

	/**
	 * The reason of a decision.
	 */
	record ReasonDescriptor(String code, String sentence, @Nullable String action) {

		static ReasonDescriptor of(Reason reason) {
			return new ReasonDescriptor(reason.code(), StringUtils.capitalize(reason.description()) + ".",
					ReasonActions.of(reason));
		}

	}

	/**
	 * The configured rule that allowed the origin.
	 */
	record RuleDescriptor(String kind, int index, @Nullable String value) {

		static @Nullable RuleDescriptor of(@Nullable OriginRule rule, boolean showValues) {
			return (rule != null) ? new RuleDescriptor(kind(rule), rule.index(), showValues ? rule.text() : null)
					: null;
		}

		private static String kind(OriginRule rule) {
			return rule.kind().name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * The configured rule that comes closest to an origin that is not allowed. It is left
	 * out where values are not shown, because the difference quotes the rule.
	 */
	record NearMissDescriptor(String kind, int index, String value, String difference) {

		static @Nullable NearMissDescriptor of(@Nullable NearMiss nearMiss, boolean showValues) {
			if (nearMiss == null || !showValues) {
				return null;
			}
			OriginRule rule = nearMiss.rule();
			return new NearMissDescriptor(RuleDescriptor.kind(rule), rule.index(), rule.text(), nearMiss.difference());
		}

	}

}
