package io.github.corsstarter.browser;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.origin.DefaultPort;
import io.github.corsstarter.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * An absolute URL with a host.
 *
 * @param uri the URL, without a fragment
 * @param origin its origin
 */
public record Url(URI uri, Origin origin) {

	private static final Set<String> HTTP = Set.of("http", "https");

	private static final Set<String> SECURE = Set.of("https", "wss");

	/**
	 * URL Standard, section 4.2, "special scheme". Only URLs with one of them always have
	 * a path (section 4.4, "path start state").
	 */
	private static final Set<String> SPECIAL = Set.of("ftp", "file", "http", "https", "ws", "wss");

	/**
	 * Read a URL.
	 * @param text the URL
	 * @return the URL, or {@code null} if it is not one or has no host
	 */
	public static @Nullable Url parse(String text) {
		try {
			return of(new URI(text));
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static @Nullable Url of(URI uri) {
		if (uri.getScheme() == null || uri.getHost() == null) {
			return null;
		}
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		boolean usual = uri.getPort() < 0 || uri.getPort() == DefaultPort.of(scheme);
		Origin origin = new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT),
				usual ? Origin.DEFAULT_PORT : uri.getPort());
		return new Url(URI.create(scheme + "://" + userInfo(uri) + origin.toString().substring(scheme.length() + 3)
				+ path(uri, scheme) + ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "")), origin);
	}

	/**
	 * URL Standard, section 4.5, "URL serializing": a URL whose user name and password
	 * are both empty has none.
	 */
	private static String userInfo(URI uri) {
		String written = Objects.requireNonNullElse(uri.getRawUserInfo(), "");
		int colon = written.indexOf(':');
		boolean withoutPassword = colon >= 0 && colon == written.length() - 1;
		String userInfo = withoutPassword ? written.substring(0, colon) : written;
		return userInfo.isEmpty() ? "" : userInfo + "@";
	}

	private static String path(URI uri, String scheme) {
		return (uri.getRawPath().isEmpty() && SPECIAL.contains(scheme)) ? "/" : uri.getRawPath();
	}

	/**
	 * The URL that a {@code Location} header names (Fetch Standard, section 2.2.6,
	 * "location URL").
	 * @param location the value of the header
	 * @return the URL, or {@code null} if it is not one
	 */
	public @Nullable Url resolve(String location) {
		try {
			return of(this.uri.resolve(new URI(location)));
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	Url withScheme(String scheme) {
		return Objects.requireNonNull(parse(scheme + this.uri.toString().substring(this.uri.getScheme().length())));
	}

	public String path() {
		return this.uri.getRawPath();
	}

	public boolean isHttp() {
		return HTTP.contains(this.origin.scheme());
	}

	public boolean isSecure() {
		return SECURE.contains(this.origin.scheme());
	}

	/**
	 * Whether no one between the browser and the server can change what is sent (Secure
	 * Contexts, section 3.1, "potentially trustworthy").
	 */
	public boolean isTrustworthy() {
		return isSecure() || AddressSpace.of(this.origin.host()) == AddressSpace.LOOPBACK;
	}

	/**
	 * Whether the URL names a user or a password (URL Standard, section 4.1, "includes
	 * credentials").
	 */
	public boolean hasUserInfo() {
		return this.uri.getRawUserInfo() != null;
	}

	@Override
	public String toString() {
		return this.uri.toString();
	}

}
