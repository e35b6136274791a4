package io.github.corsstarter.browser;

import io.github.corsstarter.browser.NetworkError.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about its response without CORS: whether other pages may use it, and
 * whether they may measure it.
 */
final class ResourcePolicy {

	private ResourcePolicy() {
	}

	/**
	 * Fetch Standard, section 3.7, "cross-origin resource policy check": only for
	 * requests without CORS. What is not one of three words counts as absent.
	 * @return why the page must not use the response, or {@code null} if it may
	 */
	static @Nullable NetworkError check(Transport.Answer answer, Page page, Url url, Browser browser) {
		String policy = answer.headers().get("Cross-Origin-Resource-Policy");
		if (policy == null || page.isSameOriginAs(url)) {
			return null;
		}
		return switch (policy) {
			case "same-origin" -> NetworkError.of(Reason.RESOURCE_NOT_SAME_ORIGIN, "", url);
			case "same-site" ->
				isSameSite(page, url, browser) ? null : NetworkError.of(Reason.RESOURCE_NOT_SAME_SITE, "", url);
			default -> null;
		};
	}

	private static boolean isSameSite(Page page, Url url, Browser browser) {
		return !page.isOpaque() && browser.isSameDomain(page.url(), url) && (page.url().isSecure() || !url.isSecure());
	}

	/**
	 * Whether scripts see how long the response took (Fetch Standard, section 4.11, "TAO
	 * check").
	 */
	static boolean allowsTiming(Transport.Answer answer, String origin) {
		for (String value : answer.headers().values("Timing-Allow-Origin")) {
			for (String part : value.split(",")) {
				String allowed = RequestHeaders.normalize(part);
				if (allowed.equals("*") || allowed.equals(origin)) {
					return true;
				}
			}
		}
		return false;
	}

}
