package io.github.corsstarter.browser;

import java.util.Objects;

import io.github.corsstarter.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A page that makes requests.
 *
 * @param url the URL of the page
 * @param origin the origin of the page as it is sent: {@code null} for a sandboxed frame
 * @param space where the page came from
 * @param top the URL of the page that contains all others
 */
public record Page(Url url, String origin, AddressSpace space, Url top) {

	/**
	 * A page on its own.
	 * @param origin the origin, or any URL of the page
	 * @throws IllegalArgumentException if it is not a URL
	 */
	public static Page at(String origin) {
		Url url = url(origin);
		return new Page(url, url.origin().toString(), AddressSpace.of(url.origin().host()), url);
	}

	private static Url url(String text) {
		Url url = Url.parse(text);
		if (url == null) {
			throw new IllegalArgumentException("Not the URL of a page");
		}
		return url;
	}

	/**
	 * The page in a frame with {@code sandbox} and without {@code allow-same-origin}.
	 */
	public Page sandboxed() {
		return new Page(this.url, Origin.OPAQUE, this.space, this.top);
	}

	public Page from(AddressSpace space) {
		return new Page(this.url, this.origin, space, this.top);
	}

	/**
	 * The page in a frame of another.
	 */
	public Page embeddedIn(String top) {
		return new Page(this.url, this.origin, this.space, url(top));
	}

	/**
	 * Whether the page is a secure context (HTML Standard, section 8.1.3.5).
	 */
	public boolean isSecureContext() {
		return this.url.isTrustworthy() && this.top.isTrustworthy();
	}

	public boolean isOpaque() {
		return this.origin.equals(Origin.OPAQUE);
	}

	/**
	 * Whether a request is mixed content (Mixed Content, section 4.4), as Chromium reads
	 * it: pages of the own machine without TLS may ask for everything, and addresses of
	 * the user's own network are exempt, because the user is asked about them.
	 */
	boolean isMixedContent(Url target) {
		return (this.url.isSecure() || this.top.isSecure()) && !target.isTrustworthy()
				&& AddressSpace.of(target.origin().host()) == AddressSpace.PUBLIC;
	}

	boolean isSameOriginAs(@Nullable Url target) {
		return target != null && Objects.equals(this.origin, target.origin().toString());
	}

}
