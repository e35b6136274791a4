package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.corsstarter.browser.RequestMethods;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.CorsRequest;
import io.github.corsstarter.policy.PreflightGap;
import io.github.corsstarter.policy.PreflightReason;
import io.github.corsstarter.policy.RequestedTokens;
import io.github.corsstarter.policy.ResponseHeader;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a preflight asks for with the lists in the answer, as a browser does
 * (Fetch Standard, section 4.8, steps on methods and header names). A wildcard does not
 * count for {@code Authorization}, except where the requested names are sent instead.
 */
public final class PreflightCheck {

	private static final String ANY = "*";

	private static final String AUTHORIZATION = "authorization";

	private final List<String> methods;

	private final List<String> headers;

	private final boolean anyIsEcho;

	private PreflightCheck(List<String> methods, List<String> headers, boolean anyIsEcho) {
		this.methods = methods;
		this.headers = headers;
		this.anyIsEcho = anyIsEcho;
	}

	static PreflightCheck of(CorsPolicy policy) {
		return new PreflightCheck(policy.methods(), policy.headers(), policy.credentials());
	}

	/**
	 * Complete a decision with what is missing in its answer.
	 * @param decision the decision about a preflight
	 * @param request the preflight
	 * @return the decision, with what is missing if something is and the origin is
	 * allowed
	 */
	public static CorsDecision complete(CorsDecision decision, CorsRequest request) {
		PreflightGap gap = (decision.preflight() && decision.isAllowed()) ? gap(decision, request) : null;
		return (gap != null) ? decision.with(gap) : decision;
	}

	private static @Nullable PreflightGap gap(CorsDecision decision, CorsRequest request) {
		String method = request.requestedMethod();
		Set<String> names = RequestedTokens.headers(request.requestedHeaders());
		if (method == null || names == null || !RequestedTokens.isMethod(method)) {
			return new PreflightGap(PreflightReason.PREFLIGHT_MALFORMED, List.of());
		}
		PreflightCheck answer = new PreflightCheck(list(decision, ResponseHeader.ALLOW_METHODS),
				list(decision, ResponseHeader.ALLOW_HEADERS), false);
		List<UnlistedToken> unlisted = answer.unlisted(method, names);
		if (unlisted.isEmpty()) {
			return null;
		}
		return new PreflightGap((unlisted.get(0).kind() == UnlistedToken.Kind.METHOD)
				? PreflightReason.METHOD_NOT_LISTED : PreflightReason.HEADER_NOT_LISTED,
				unlisted.stream().map(UnlistedToken::name).toList());
	}

	private static List<String> list(CorsDecision decision, String name) {
		for (ResponseHeader header : decision.otherHeaders()) {
			if (header.name().equals(name)) {
				return Arrays.asList(header.value().split(", "));
			}
		}
		return List.of();
	}

	/**
	 * What is not listed: the method first, as browsers look at it first.
	 */
	List<UnlistedToken> unlisted(String method, Collection<String> names) {
		List<UnlistedToken> unlisted = new ArrayList<>();
		if (!RequestMethods.isSafelisted(method) && !this.methods.contains(method) && !this.methods.contains(ANY)) {
			unlisted.add(new UnlistedToken(UnlistedToken.Kind.METHOD, method, methodCause(method)));
		}
		for (String name : names) {
			String lowerCase = name.toLowerCase(Locale.ROOT);
			if (!isListed(lowerCase)) {
				unlisted.add(new UnlistedToken(UnlistedToken.Kind.HEADER, lowerCase, headerCause()));
			}
		}
		return unlisted;
	}

	private boolean isListed(String name) {
		for (String listed : this.headers) {
			if (name.equalsIgnoreCase(listed)
					|| (listed.equals(ANY) && (this.anyIsEcho || !name.equals(AUTHORIZATION)))) {
				return true;
			}
		}
		return false;
	}

	private UnlistedToken.Cause methodCause(String method) {
		return this.methods.contains(method.toUpperCase(Locale.ROOT)) ? UnlistedToken.Cause.CASE_DIFFERS
				: UnlistedToken.Cause.ABSENT;
	}

	private UnlistedToken.Cause headerCause() {
		return this.headers.contains(ANY) ? UnlistedToken.Cause.WILDCARD_EXCLUDES_IT : UnlistedToken.Cause.ABSENT;
	}

}
