package io.github.corsstarter.csrf;

import java.util.Locale;
import java.util.function.BooleanSupplier;

import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathReadings;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about cross-origin requests needs to know of a request. Several lines
 * of a header are joined by commas; browsers do not send them.
 *
 * @param method the method, as sent
 * @param paths the readings of the path within the application
 * @param webSocketHandshake whether the request asks to become a WebSocket, which no
 * same-origin policy protects
 * @param fetchSite the value of {@code Sec-Fetch-Site}, or {@code null}
 * @param origin the value of {@code Origin}, or {@code null}
 * @param referer the value of {@code Referer}, or {@code null}
 * @param target the origin the request is sent to, as the outside world sees it
 * @param navigation tells whether {@code Sec-Fetch-Mode} is {@code navigate}: the user
 * goes to the page of the response; only asked if the request is refused
 */
public record CsrfRequest(String method, PathReadings paths, boolean webSocketHandshake, @Nullable String fetchSite,
		@Nullable String origin, @Nullable String referer, TargetOrigin target, BooleanSupplier navigation) {

	/**
	 * Whether a method is safe (RFC 9110, section 9.2.1).
	 * @param method the method, as sent
	 * @return {@code true} if requests with it need no protection, unless they become
	 * WebSockets
	 */
	public static boolean isSafe(String method) {
		return switch (method) {
			case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
			default -> false;
		};
	}

	/**
	 * Whether a request asks for a WebSocket. The protocols to upgrade to are a list, in
	 * any case (RFC 9110, section 7.8).
	 * @param upgrade the lines of {@code Upgrade}, or {@code null} if it is absent
	 * @return {@code true} if one of them is {@code websocket}
	 */
	public static boolean isWebSocketHandshake(@Nullable String upgrade) {
		return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
	}

	/**
	 * The path within the application.
	 * @return the path as the container reads it
	 */
	public String path() {
		return this.paths.container();
	}

	boolean isSafe() {
		return !this.webSocketHandshake && isSafe(this.method);
	}

	/**
	 * Whether the browser says where the request comes from.
	 * @return {@code false} if {@code Sec-Fetch-Site} is absent or empty
	 */
	public boolean hasFetchSite() {
		return this.fetchSite != null && !this.fetchSite.isEmpty();
	}

}
