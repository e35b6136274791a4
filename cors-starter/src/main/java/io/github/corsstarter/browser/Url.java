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
		String userInfo = (uri.getRawUserInfo() != null) ? uri.getRawUserInfo() + "@" : "";
		return new Url(URI.create(scheme + "://" + userInfo + origin.toString().substring(scheme.length() + 3)
				+ path(uri) + ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "")), origin);
	}

	private static String path(URI uri) {
		return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
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

	public boolean hasUserInfo() {
		return this.uri.getRawUserInfo() != null;
	}

	@Override
	public String toString() {
		return this.uri.toString();
	}

}
