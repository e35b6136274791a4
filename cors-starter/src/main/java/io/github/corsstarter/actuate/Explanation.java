package io.github.corsstarter.actuate;

import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.PageRequest;
import io.github.corsstarter.explain.UnlistedToken;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.web.ReasonActions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.util.StringUtils;

/**
 * What would become of a request, and why.
 *
 * @param request what was asked, with what was assumed
 * @param verdict what becomes of it, in words
 * @param cors what CORS says
 * @param hosts what the check of hosts says
 * @param csrf what cross-origin request protection says
 */
record Explanation(Request request, String verdict, Cors cors, Hosts hosts,
		Csrf csrf) implements OperationResponseBody {

	/**
	 * The request. Values of headers were never of interest.
	 */
	record Request(@Nullable String origin, String method, String path, @Nullable List<String> headers,
			@Nullable String target) {

		static Request of(PageRequest request, @Nullable String host) {
			boolean known = !request.target().host().isEmpty();
			return new Request(request.origin(), request.method(), request.path(),
					request.headers().isEmpty() ? null : List.copyOf(request.headers().keySet()),
					known ? request.target().toString() : host);
		}

	}

	/**
	 * What CORS says.
	 */
	record Cors(boolean active, @Nullable String decidesAtRequestTime, @Nullable String policy, @Nullable String key,
			@Nullable Reason reason, @Nullable Rule rule, @Nullable Near nearMiss, @Nullable Preflight preflight,
			@Nullable List<Unlisted> unlisted, @Nullable List<String> responseHeaders) {

		static Cors without(boolean active, @Nullable String decidesAtRequestTime) {
			return new Cors(active, decidesAtRequestTime, null, null, null, null, null, null, null, null);
		}

	}

	/**
	 * A method or header that keeps the browser from sending the request.
	 */
	record Unlisted(String kind, String name, String action) {

		static Unlisted of(UnlistedToken token) {
			return new Unlisted(token.kind().name().toLowerCase(Locale.ROOT), token.name(), ReasonActions.of(token));
		}

	}

	/**
	 * Whether the browser asks first.
	 */
	record Preflight(boolean sent, @Nullable List<String> because, @Nullable List<String> responseHeaders) {
	}

	/**
	 * What the check of hosts says.
	 */
	record Hosts(boolean active, @Nullable String decidesAtRequestTime, @Nullable Reason reason,
			@Nullable String note) {
	}

	/**
	 * What cross-origin request protection says.
	 */
	record Csrf(boolean active, @Nullable Reason reason, @Nullable Rule rule, @Nullable Near nearMiss,
			@Nullable String note) {
	}

	/**
	 * Why.
	 */
	record Reason(String code, String sentence, @Nullable String action) {

		static Reason of(io.github.corsstarter.decision.Reason reason) {
			return new Reason(reason.code(), StringUtils.capitalize(reason.description()) + ".",
					ReasonActions.of(reason));
		}

	}

	/**
	 * The configured line that allowed the origin.
	 */
	record Rule(String kind, int index, @Nullable String value) {

		static @Nullable Rule of(@Nullable OriginRule rule, boolean showValues) {
			return (rule != null) ? new Rule(rule.kind().name().toLowerCase(Locale.ROOT), rule.index(),
					showValues ? rule.text() : null) : null;
		}

	}

	/**
	 * The configured line that comes closest.
	 */
	record Near(String kind, int index, String value, String difference) {
	}

}
