package io.github.corsstarter.csrf;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginRule;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes requests that a page of another origin made in the name of a user.
 * <p>
 * {@code Sec-Fetch-Site} decides first, because no page can write it and no proxy changes
 * it; then {@code Origin}, then {@code Referer}. A request with none of the three does
 * not come from a page, so that no page abuses its cookies.
 */
public final class CrossOriginProtection {

	private final TrustedOrigins trustedOrigins;

	/**
	 * Create a protection.
	 * @param trustedOrigins other origins whose pages may make requests that change
	 * something
	 */
	public CrossOriginProtection(TrustedOrigins trustedOrigins) {
		this.trustedOrigins = trustedOrigins;
	}

	/**
	 * Decide about a request.
	 * @param request the facts
	 * @return the decision
	 */
	public CsrfDecision decide(CsrfRequest request) {
		if (request.isSafe()) {
			return CsrfDecision.of(CsrfReason.SAFE_METHOD);
		}
		String fetchSite = request.fetchSite();
		return (fetchSite != null && request.hasFetchSite()) ? decideByFetchSite(fetchSite, request)
				: decideByOrigin(request);
	}

	/**
	 * A {@code same-site} page is also of another origin: sub-domains may have different
	 * owners.
	 */
	private CsrfDecision decideByFetchSite(String fetchSite, CsrfRequest request) {
		return switch (fetchSite) {
			case "same-origin" -> CsrfDecision.of(CsrfReason.SAME_ORIGIN_FETCH);
			case "none" -> CsrfDecision.of(CsrfReason.USER_INITIATED);
			default -> (request.origin() != null) ? decideByTrust(request.origin(), request)
					: CsrfDecision.of(CsrfReason.ORIGIN_MISSING);
		};
	}

	private CsrfDecision decideByOrigin(CsrfRequest request) {
		String origin = request.origin();
		if (origin == null) {
			return decideByReferer(request);
		}
		boolean sameOrigin = Origin.ofSerialized(origin) != null && request.target().isSameAs(origin);
		return sameOrigin ? CsrfDecision.of(CsrfReason.SAME_ORIGIN) : decideByTrust(origin, request);
	}

	private CsrfDecision decideByTrust(String serialized, CsrfRequest request) {
		if (serialized.equals(Origin.OPAQUE)) {
			return CsrfDecision.of(request.hasFetchSite() ? unlessNavigation(CsrfReason.NULL_ORIGIN, request)
					: CsrfReason.NULL_ORIGIN_WITHOUT_FETCH_SITE);
		}
		Origin origin = Origin.ofSerialized(serialized);
		OriginRule rule = this.trustedOrigins.find(request, origin, serialized);
		if (rule != null) {
			return new CsrfDecision(CsrfReason.TRUSTED_ORIGIN, rule);
		}
		if (origin == null) {
			return CsrfDecision
				.of(serialized.equals(Origin.FILE) ? CsrfReason.ORIGIN_NOT_TRUSTED : CsrfReason.ORIGIN_MALFORMED);
		}
		return CsrfDecision.of(reasonAgainst(origin, CsrfReason.ORIGIN_NOT_TRUSTED, request));
	}

	private static CsrfReason reasonAgainst(Origin origin, CsrfReason otherHost, CsrfRequest request) {
		return switch (request.target().differenceFrom(origin)) {
			case NONE -> CsrfReason.ORIGIN_CONTRADICTS_FETCH_SITE;
			case TLS_ONLY_THERE -> CsrfReason.ORIGIN_SCHEME_DIFFERS;
			case TLS_ONLY_HERE -> CsrfReason.ORIGIN_WITHOUT_TLS;
			case PORT -> unlessNavigation(CsrfReason.ORIGIN_PORT_DIFFERS, request);
			case HOST -> unlessNavigation(otherHost, request);
		};
	}

	private static CsrfReason unlessNavigation(CsrfReason reason, CsrfRequest request) {
		return request.navigation().getAsBoolean() ? CsrfReason.CROSS_ORIGIN_NAVIGATION : reason;
	}

	/**
	 * Without TLS a {@code Referer} proves nothing: an attacker on the network can write
	 * it, and proxies remove it.
	 */
	private CsrfDecision decideByReferer(CsrfRequest request) {
		String referer = request.referer();
		if (referer == null || !request.target().scheme().equals("https")) {
			return CsrfDecision.of(CsrfReason.NO_BROWSER);
		}
		String serialized = originOf(referer);
		Origin origin = (serialized != null) ? Origin.ofSerialized(serialized) : null;
		if (serialized == null || origin == null) {
			return CsrfDecision.of(CsrfReason.REFERER_MALFORMED);
		}
		if (request.target().isSameAs(serialized)) {
			return CsrfDecision.of(CsrfReason.SAME_ORIGIN_REFERER);
		}
		OriginRule rule = this.trustedOrigins.find(request, origin, serialized);
		return (rule != null) ? new CsrfDecision(CsrfReason.TRUSTED_REFERER, rule)
				: CsrfDecision.of(reasonAgainst(origin, CsrfReason.REFERER_NOT_TRUSTED, request));
	}

	/**
	 * Scheme and authority of a URL, which in the URL of a page are its origin.
	 */
	private static @Nullable String originOf(String url) {
		int schemeEnd = url.indexOf("://");
		if (schemeEnd < 0) {
			return null;
		}
		int end = schemeEnd + 3;
		while (end < url.length() && end <= Origin.MAX_LENGTH && "/?#".indexOf(url.charAt(end)) < 0) {
			end++;
		}
		return url.substring(0, end);
	}

}
