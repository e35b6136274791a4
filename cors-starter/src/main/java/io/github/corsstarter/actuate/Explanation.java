package io.github.corsstarter.actuate;

import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.PageRequest;
import io.github.corsstarter.csrf.CsrfReason;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.policy.CorsReason;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

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
	record Unlisted(String kind, String name, String mend) {

		static Unlisted of(io.github.corsstarter.explain.Unlisted unlisted) {
			return new Unlisted(unlisted.kind().name().toLowerCase(Locale.ROOT), unlisted.name(), unlisted.mend());
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
	record Reason(String code, String sentence, @Nullable String mend) {

		static Reason of(CorsReason reason) {
			return of(reason.code(), reason.description(), reason.mend());
		}

		static Reason of(HostReason reason) {
			return of(reason.code(), reason.description(), reason.mend());
		}

		static Reason of(CsrfReason reason) {
			return of(reason.code(), reason.description(), reason.mend());
		}

		private static Reason of(String code, String clause, String mend) {
			return new Reason(code, Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".",
					mend.isEmpty() ? null : mend);
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
