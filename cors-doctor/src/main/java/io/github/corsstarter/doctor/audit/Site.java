package io.github.corsstarter.doctor.audit;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;

import io.github.corsstarter.browser.Url;
import org.jspecify.annotations.Nullable;

/**
 * The URL that is audited, and others of the same host. Requests with an unknown origin
 * go to URLs that no user asks for: a cache must not keep such an answer for users.
 *
 * @param url the URL
 */
record Site(Url url) {

	/**
	 * A path that no server has.
	 */
	private static final String MISSING = "cors-doctor-no-such-path";

	private static final String PARAMETER = "cors-doctor=";

	private static final SecureRandom RANDOM = new SecureRandom();

	/**
	 * The URL with a query that was never asked for before.
	 */
	URI fresh() {
		return fresh(this.url.uri());
	}

	static URI fresh(URI uri) {
		byte[] token = new byte[6];
		RANDOM.nextBytes(token);
		return URI
			.create(uri + ((uri.getRawQuery() != null) ? "&" : "?") + PARAMETER + HexFormat.of().formatHex(token));
	}

	/**
	 * A URL below it that cannot exist: beside it another application may answer.
	 */
	URI missing() {
		String path = this.url.path();
		return fresh(withPath((path.endsWith("/") ? path : path + "/") + MISSING));
	}

	/**
	 * The URL with a final slash, or without it.
	 * @return the URL, or {@code null} for the root
	 */
	@Nullable URI otherSlash() {
		String path = this.url.path();
		if (path.equals("/")) {
			return null;
		}
		return withPath(path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/");
	}

	private URI withPath(String path) {
		String query = this.url.uri().getRawQuery();
		String text = this.url.uri().toString();
		int end = text.indexOf(this.url.path(), this.url.uri().getScheme().length() + 3);
		return URI.create(text.substring(0, end) + path + ((query != null) ? "?" + query : ""));
	}

	/**
	 * Whether a redirect stays at the host: at the same port, or from the usual one to
	 * that of TLS.
	 */
	boolean isHome(@Nullable Url target) {
		if (target == null || target.hasUserInfo() || !target.isHttp()
				|| !target.origin().host().equals(this.url.origin().host())) {
			return false;
		}
		return target.origin().port() == this.url.origin().port() && (target.isSecure() || !this.url.isSecure());
	}

}
