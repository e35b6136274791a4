package io.github.corsstarter.browser;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A cookie that a browser stores (RFC 6265bis, section 5).
 *
 * @param name the name
 * @param value the value
 * @param domain the host, or the domain that was named
 * @param hostOnly whether no other host of the domain gets it
 * @param path the path
 * @param secure whether it is sent over TLS only
 * @param sameSite to which requests it is added
 * @param partition the site of the page that contains all others, for a cookie that is
 * only used there; {@code null} for others
 * @param created when it was set, in seconds
 * @param expires when it is forgotten, in seconds
 */
public record Cookie(String name, String value, String domain, boolean hostOnly, String path, boolean secure,
		SameSite sameSite, @Nullable String partition, long created, long expires) {

	/**
	 * Chromium adds a cookie without {@code SameSite} to forms of other sites while it is
	 * as young as this.
	 */
	private static final long YOUNG = 120;

	/**
	 * Read a {@code Set-Cookie} line.
	 * @param line the value of the header
	 * @param url the URL that was asked
	 * @param context how the request came about
	 * @param page the page
	 * @param browser the browser
	 * @return the cookie, or why it is not stored
	 */
	static Decision read(String line, Url url, Context context, Page page, Browser browser) {
		String[] parts = line.split(";");
		int equals = parts[0].indexOf('=');
		String name = (equals >= 0) ? RequestHeaders.normalize(parts[0].substring(0, equals)) : "";
		String value = RequestHeaders.normalize(parts[0].substring(equals + 1));
		if (name.isEmpty() && value.isEmpty()) {
			return new Decision(name, null, Refusal.EMPTY);
		}
		Map<String, String> attributes = attributes(parts);
		String named = domain(attributes.getOrDefault("domain", ""));
		boolean hostOnly = named.isEmpty() || named.equals(url.origin().host());
		if (!hostOnly && (!url.origin().host().endsWith("." + named) || browser.isPublicSuffix(named))) {
			return new Decision(name, null, Refusal.DOMAIN);
		}
		Cookie cookie = new Cookie(name, value, named.isEmpty() ? url.origin().host() : named, named.isEmpty(),
				path(attributes.get("path"), url), attributes.containsKey("secure"),
				SameSite.of(attributes.get("samesite")),
				attributes.containsKey("partitioned") ? browser.site(page.top()) : null, browser.seconds(),
				expires(attributes, browser.seconds()));
		return new Decision(name, cookie, cookie.refusal(attributes, url, context));
	}

	private static Map<String, String> attributes(String[] parts) {
		Map<String, String> attributes = new HashMap<>();
		for (int i = 1; i < parts.length; i++) {
			int equals = parts[i].indexOf('=');
			String name = (equals >= 0) ? parts[i].substring(0, equals) : parts[i];
			attributes.put(RequestHeaders.normalize(name).toLowerCase(Locale.ROOT),
					(equals >= 0) ? RequestHeaders.normalize(parts[i].substring(equals + 1)) : "");
		}
		return attributes;
	}

	private static String domain(String attribute) {
		String domain = attribute.startsWith(".") ? attribute.substring(1) : attribute;
		return domain.toLowerCase(Locale.ROOT);
	}

	private static String path(@Nullable String attribute, Url url) {
		if (attribute != null && attribute.startsWith("/")) {
			return attribute;
		}
		int end = url.path().lastIndexOf('/');
		return (end <= 0) ? "/" : url.path().substring(0, end);
	}

	private static long expires(Map<String, String> attributes, long now) {
		String maxAge = attributes.get("max-age");
		if (maxAge != null && maxAge.matches("-?[0-9]{1,18}")) {
			return now + Long.parseLong(maxAge);
		}
		String date = attributes.get("expires");
		try {
			return (date != null)
					? ZonedDateTime.parse(date.replace('-', ' '), DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond()
					: Long.MAX_VALUE;
		}
		catch (DateTimeException ex) {
			return Long.MAX_VALUE;
		}
	}

	private @Nullable Refusal refusal(Map<String, String> attributes, Url url, Context context) {
		if (this.secure && !url.isTrustworthy()) {
			return Refusal.SECURE_WITHOUT_TLS;
		}
		if (!hasWhatItsNamePromises(attributes)) {
			return Refusal.PREFIX;
		}
		if (this.sameSite == SameSite.NONE && !this.secure) {
			return Refusal.SAME_SITE_NONE_WITHOUT_SECURE;
		}
		if (attributes.containsKey("partitioned") && !this.secure) {
			return Refusal.PARTITIONED_WITHOUT_SECURE;
		}
		return (context == Context.CROSS_SITE && this.sameSite != SameSite.NONE) ? Refusal.CROSS_SITE : null;
	}

	/**
	 * Names with a prefix, in any case, promise attributes (RFC 6265bis, section 4.1.3).
	 */
	private boolean hasWhatItsNamePromises(Map<String, String> attributes) {
		String lowerCase = this.name.toLowerCase(Locale.ROOT);
		boolean host = lowerCase.startsWith("__host-");
		boolean http = lowerCase.startsWith("__http-") || lowerCase.startsWith("__host-http-");
		boolean any = host || http || lowerCase.startsWith("__secure-");
		return (!any || this.secure)
				&& (!host || (!attributes.containsKey("domain") && "/".equals(attributes.get("path"))))
				&& (!http || attributes.containsKey("httponly"));
	}

	/**
	 * Whether it is the same cookie, so that the newer one replaces the older.
	 */
	boolean replaces(Cookie other) {
		return this.name.equals(other.name) && this.domain.equals(other.domain) && this.path.equals(other.path)
				&& this.hostOnly == other.hostOnly && Objects.equals(this.partition, other.partition);
	}

	boolean isSentTo(Url url, Context context, String topSite, long now) {
		return now < this.expires && matchesHost(url.origin().host()) && matchesPath(url.path())
				&& (!this.secure || url.isTrustworthy()) && (this.partition == null || this.partition.equals(topSite))
				&& matches(context, now);
	}

	private boolean matchesHost(String host) {
		return host.equals(this.domain) || (!this.hostOnly && host.endsWith("." + this.domain));
	}

	private boolean matchesPath(String requested) {
		return requested.equals(this.path) || (requested.startsWith(this.path)
				&& (this.path.endsWith("/") || requested.charAt(this.path.length()) == '/'));
	}

	private boolean matches(Context context, long now) {
		if (context == Context.SAME_SITE || this.sameSite == SameSite.NONE) {
			return true;
		}
		return (context == Context.SAFE_NAVIGATION && this.sameSite != SameSite.STRICT)
				|| (context == Context.UNSAFE_NAVIGATION && this.sameSite == SameSite.UNSPECIFIED
						&& now - this.created < YOUNG);
	}

	/**
	 * The attribute {@code SameSite}.
	 */
	public enum SameSite {

		/**
		 * Absent or unknown: like {@code Lax}, but for young cookies.
		 */
		UNSPECIFIED,

		/**
		 * {@code None}.
		 */
		NONE,

		/**
		 * {@code Lax}.
		 */
		LAX,

		/**
		 * {@code Strict}.
		 */
		STRICT;

		static SameSite of(@Nullable String attribute) {
			return switch ((attribute != null) ? attribute.toLowerCase(Locale.ROOT) : "") {
				case "none" -> NONE;
				case "lax" -> LAX;
				case "strict" -> STRICT;
				default -> UNSPECIFIED;
			};
		}

	}

	/**
	 * How a request came about (RFC 6265bis, section 5.2).
	 */
	enum Context {

		/**
		 * From a page of the same site.
		 */
		SAME_SITE,

		/**
		 * A form of another site, sent with GET.
		 */
		SAFE_NAVIGATION,

		/**
		 * A form of another site, sent with POST.
		 */
		UNSAFE_NAVIGATION,

		/**
		 * From a page of another site, or within one.
		 */
		CROSS_SITE

	}

	/**
	 * Why a cookie is not stored.
	 */
	public enum Refusal {

		/**
		 * Neither name nor value.
		 */
		EMPTY,

		/**
		 * {@code Domain} is not a domain of the host.
		 */
		DOMAIN,

		/**
		 * {@code Secure} in a response without TLS.
		 */
		SECURE_WITHOUT_TLS,

		/**
		 * The name promises attributes that are missing.
		 */
		PREFIX,

		/**
		 * {@code SameSite=None} needs {@code Secure}.
		 */
		SAME_SITE_NONE_WITHOUT_SECURE,

		/**
		 * {@code Partitioned} needs {@code Secure}.
		 */
		PARTITIONED_WITHOUT_SECURE,

		/**
		 * Set for a page of another site, and not {@code SameSite=None}.
		 */
		CROSS_SITE;

		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * What the browser does with a {@code Set-Cookie} line.
	 *
	 * @param name the name of the cookie
	 * @param cookie the cookie; {@code null} if the line has none
	 * @param refusal why it is not stored; {@code null} if it is
	 */
	public record Decision(String name, @Nullable Cookie cookie, @Nullable Refusal refusal) {
	}

}
