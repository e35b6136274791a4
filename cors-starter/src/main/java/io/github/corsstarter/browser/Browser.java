package io.github.corsstarter.browser;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A browser with its cookies and the preflights it remembers. Requests do not change it:
 * their outcome has the browser as it is afterwards.
 */
public final class Browser {

	private final Engine engine;

	private final UnaryOperator<String> domains;

	private final Function<String, AddressSpace> spaces;

	private final CookieJar cookies;

	private final PreflightCache preflights;

	private final long seconds;

	private Browser(Engine engine, UnaryOperator<String> domains, Function<String, AddressSpace> spaces,
			CookieJar cookies, PreflightCache preflights, long seconds) {
		this.engine = engine;
		this.domains = domains;
		this.spaces = spaces;
		this.cookies = cookies;
		this.preflights = preflights;
		this.seconds = seconds;
	}

	/**
	 * A browser that has just been installed. It takes the last two labels of a host for
	 * its registrable domain, and names for public addresses.
	 */
	public static Browser of(Engine engine) {
		return new Browser(engine, Browser::lastTwoLabels, AddressSpace::of, CookieJar.EMPTY, PreflightCache.EMPTY, 0);
	}

	private static String lastTwoLabels(String host) {
		if (AddressSpace.isAddress(host)) {
			return host;
		}
		int dot = host.lastIndexOf('.', host.lastIndexOf('.') - 1);
		return host.substring(dot + 1);
	}

	/**
	 * Use a better list of suffixes.
	 * @param domains from a host to its registrable domain, and to itself if it has none
	 */
	public Browser withDomains(UnaryOperator<String> domains) {
		return new Browser(this.engine, domains, this.spaces, this.cookies, this.preflights, this.seconds);
	}

	/**
	 * Tell where hosts are.
	 */
	public Browser withSpaces(Function<String, AddressSpace> spaces) {
		return new Browser(this.engine, this.domains, spaces, this.cookies, this.preflights, this.seconds);
	}

	Browser with(CookieJar cookies, PreflightCache preflights) {
		return new Browser(this.engine, this.domains, this.spaces, cookies, preflights, this.seconds);
	}

	/**
	 * Let time pass.
	 */
	public Browser after(Duration time) {
		return new Browser(this.engine, this.domains, this.spaces, this.cookies, this.preflights,
				this.seconds + time.toSeconds());
	}

	/**
	 * Do what a page asks for.
	 */
	public Outcome fetch(Page page, FetchRequest request, Transport transport) {
		return new Fetch(this, page, request, transport).outcome();
	}

	public Engine engine() {
		return this.engine;
	}

	CookieJar cookies() {
		return this.cookies;
	}

	PreflightCache preflights() {
		return this.preflights;
	}

	long seconds() {
		return this.seconds;
	}

	AddressSpace space(Url url) {
		return this.spaces.apply(url.origin().host());
	}

	/**
	 * The site of a URL (HTML Standard, section 7.1.1.1): scheme and registrable domain.
	 */
	String site(Url url) {
		return (url.isSecure() ? "https" : "http") + "://" + this.domains.apply(url.origin().host());
	}

	boolean isSameSite(Url a, Url b) {
		return site(a).equals(site(b));
	}

	/**
	 * Whether two URLs are "schemelessly same site".
	 */
	boolean isSameDomain(Url a, Url b) {
		return this.domains.apply(a.origin().host()).equals(this.domains.apply(b.origin().host()));
	}

	/**
	 * Whether everyone can register names below a domain.
	 */
	boolean isPublicSuffix(String domain) {
		String below = "x." + domain;
		return this.domains.apply(below).equals(below);
	}

	/**
	 * Where browsers differ.
	 */
	public enum Engine {

		/**
		 * Chrome, Edge and others.
		 */
		CHROMIUM(7200),

		/**
		 * Firefox.
		 */
		FIREFOX(86400),

		/**
		 * Safari.
		 */
		SAFARI(600);

		private final int longestPreflight;

		Engine(int longestPreflight) {
			this.longestPreflight = longestPreflight;
		}

		/**
		 * The most seconds for which a preflight is remembered.
		 */
		public int longestPreflight() {
			return this.longestPreflight;
		}

		/**
		 * Whether {@code *} covers a header: Chromium does not except
		 * {@code Authorization} yet.
		 */
		boolean wildcardCovers(String name) {
			return this == CHROMIUM || !name.equals(RequestHeaders.AUTHORIZATION);
		}

	}

}
