package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.FetchRequest.Mode;
import io.github.corsstarter.browser.FetchRequest.Redirect;
import io.github.corsstarter.browser.NetworkError.Reason;
import io.github.corsstarter.browser.Outcome.Exchange;
import io.github.corsstarter.browser.Outcome.Note;
import io.github.corsstarter.browser.Outcome.View;
import io.github.corsstarter.browser.Transport.Answer;
import io.github.corsstarter.browser.Transport.Request;
import io.github.corsstarter.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code fetch()} or what is like it, with its preflights and redirects
 * (Fetch Standard, section 4). Used once.
 */
final class Fetch {

	/**
	 * Fetch Standard, section 4.5, step 7.
	 */
	private static final int MOST_REDIRECTS = 20;

	private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

	private static final List<String> DISTANCES = List.of("same-origin", "same-site", "cross-site");

	private final Browser browser;

	private final Page page;

	private final FetchRequest asked;

	private final Transport transport;

	private final List<Exchange> exchanges = new ArrayList<>();

	private final Set<Note> notes = EnumSet.noneOf(Note.class);

	private FetchRequest request;

	private CookieJar cookies;

	private PreflightCache preflights;

	/**
	 * Whether the page's own origin was left once (the standard's "response tainting" is
	 * not "basic"): that does not end where a redirect leads back.
	 */
	private boolean crossOrigin;

	/**
	 * Whether {@code null} is sent as the origin (section 2.2.5, "redirect-tainted
	 * origin").
	 */
	private boolean tainted;

	/**
	 * The place of the value of {@code Sec-Fetch-Site}: the farthest that any URL was
	 * (Fetch Metadata, section 2.3).
	 */
	private int distance;

	Fetch(Browser browser, Page page, FetchRequest request, Transport transport) {
		this.browser = browser;
		this.page = page;
		this.asked = request;
		this.request = request.withPermittedHeaders();
		this.transport = transport;
		this.cookies = browser.cookies();
		this.preflights = browser.preflights();
	}

	Outcome outcome() {
		Url url = Url.parse(this.asked.url());
		if (url == null) {
			return blocked(new NetworkError(Reason.INVALID_URL, this.asked.url(), false, this.asked.url()));
		}
		NetworkError refused = refusedByTheInterface(url);
		return (refused != null) ? blocked(refused) : follow(url);
	}

	/**
	 * What {@code Request} and {@code XMLHttpRequest} refuse themselves (section 5.4).
	 */
	private @Nullable NetworkError refusedByTheInterface(Url url) {
		String method = this.request.method();
		if (!HeaderList.isToken(method)) {
			return NetworkError.of(Reason.INVALID_METHOD, method, url);
		}
		if (RequestMethods.isForbidden(method)) {
			return NetworkError.of(Reason.FORBIDDEN_METHOD, method, url);
		}
		if (this.request.mode() == Mode.NO_CORS && !RequestMethods.isSafelisted(method)) {
			return NetworkError.of(Reason.METHOD_WITHOUT_CORS, method, url);
		}
		if (this.request.body() && this.request.initiator() == Initiator.FETCH
				&& (method.equals("GET") || method.equals("HEAD"))) {
			return NetworkError.of(Reason.BODY_NOT_ALLOWED, "", url);
		}
		if (this.request.mode() == Mode.NO_CORS && this.request.redirect() != Redirect.FOLLOW
				&& !this.page.isSameOriginAs(url)) {
			return NetworkError.of(Reason.REDIRECT_MODE_WITHOUT_CORS, "", url);
		}
		return null;
	}

	private Outcome follow(Url first) {
		Url url = first;
		for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
			url = upgraded(url);
			arrive(url);
			NetworkError error = blockedBefore(url);
			List<PreflightCause> causes = (error == null && needsCors()) ? this.request.preflightCauses() : List.of();
			boolean remembered = false;
			if (!causes.isEmpty()) {
				remembered = isRemembered(url);
				error = remembered ? null : preflight(url, causes);
			}
			if (error != null) {
				return blocked(error);
			}
			Answer answer = send(url, causes, remembered);
			error = (answer != null) ? blockedAfter(answer, url) : NetworkError.of(Reason.NO_ANSWER, "", url);
			if (error != null || answer == null) {
				return blocked(Objects.requireNonNull(error));
			}
			String location = answer.location();
			if (location == null || this.request.mode() == Mode.WEBSOCKET) {
				return arrived(answer, url);
			}
			if (this.request.redirect() == Redirect.MANUAL) {
				return outcome(View.OPAQUE_REDIRECT, answer, Set.of(), url, null);
			}
			Url next = url.resolve(location);
			error = blockedRedirect(url, next);
			if (error != null || next == null) {
				return blocked(Objects.requireNonNull(error));
			}
			boolean sameOrigin = url.origin().equals(next.origin());
			this.tainted |= !sameOrigin && !this.page.isSameOriginAs(url);
			this.request = this.request.redirected(answer.status(), sameOrigin);
			url = next;
		}
		return blocked(NetworkError.of(Reason.TOO_MANY_REDIRECTS, "", url));
	}

	/**
	 * Mixed Content, section 4.1: images are asked for with TLS instead.
	 */
	private Url upgraded(Url url) {
		boolean upgrades = this.request.initiator() == Initiator.IMAGE && this.request.mode() == Mode.NO_CORS
				&& this.page.isMixedContent(url) && !AddressSpace.isAddress(url.origin().host());
		if (!upgrades) {
			return url;
		}
		this.notes.add(Note.UPGRADED);
		return url.withScheme("https");
	}

	private void arrive(Url url) {
		this.crossOrigin |= !this.page.isSameOriginAs(url);
		this.distance = Math.max(this.distance, distance(url));
	}

	private int distance(Url url) {
		boolean sameSite = !this.page.isOpaque() && this.browser.isSameSite(this.page.url(), url);
		return this.page.isSameOriginAs(url) ? 0 : sameSite ? 1 : 2;
	}

	private boolean needsCors() {
		return this.crossOrigin && this.request.mode() == Mode.CORS;
	}

	/**
	 * Section 4.1, steps 7 to 12, and what Chromium adds for the user's own network.
	 */
	private @Nullable NetworkError blockedBefore(Url url) {
		boolean socket = this.request.mode() == Mode.WEBSOCKET;
		if (!url.isHttp() && !socket) {
			return NetworkError.of(Reason.CORS_DISABLED_SCHEME, "", url);
		}
		if (this.page.isMixedContent(url)) {
			if (this.request.mode() != Mode.NAVIGATE) {
				return NetworkError.of(socket ? Reason.MIXED_WEB_SOCKET : Reason.MIXED_CONTENT, "", url);
			}
			this.notes.add(Note.MIXED_FORM);
		}
		if (this.request.mode() == Mode.SAME_ORIGIN && this.crossOrigin) {
			return NetworkError.of(Reason.NOT_SAME_ORIGIN_MODE, this.page.origin(), url);
		}
		AddressSpace space = this.browser.space(url);
		if (space.isMorePrivateThan(this.page.space()) && this.request.mode() != Mode.NAVIGATE) {
			if (!this.page.isSecureContext()) {
				return NetworkError.of(Reason.INSECURE_LOCAL_NETWORK, space.word(), url);
			}
			this.notes.add(Note.LOCAL_NETWORK_PERMISSION);
		}
		return null;
	}

	private List<String> unsafeNames() {
		List<String> names = RequestHeaders.unsafeNames(this.request.headers());
		Collections.sort(names);
		return names;
	}

	private boolean isRemembered(Url url) {
		boolean covered = this.preflights.covers(this.page, origin(), url, this.request, unsafeNames(), this.browser);
		if (!covered) {
			this.preflights = this.preflights.without(this.page, origin(), url);
		}
		return covered;
	}

	/**
	 * Section 4.8, "CORS-preflight fetch".
	 */
	private @Nullable NetworkError preflight(Url url, List<PreflightCause> causes) {
		List<String> names = unsafeNames();
		HeaderList headers = HeaderList.EMPTY.with("Accept", "*/*")
			.with("Access-Control-Request-Method", this.request.method());
		if (!names.isEmpty()) {
			headers = headers.with("Access-Control-Request-Headers", String.join(",", names));
		}
		headers = withPreflightMetadata(headers.with("Origin", origin()), url);
		Request preflight = new Request("OPTIONS", url, headers);
		Answer answer = this.transport.exchange(preflight);
		this.exchanges.add(new Exchange(true, causes, false, preflight, answer, List.of()));
		if (answer == null) {
			return NetworkError.of(Reason.NO_ANSWER, "", url);
		}
		if (answer.status() == PROXY_AUTHENTICATION_REQUIRED) {
			return NetworkError.of(Reason.UNEXPECTED_PROXY_AUTHENTICATION, "", url);
		}
		if (answer.location() != null) {
			return NetworkError.of(Reason.DISALLOWED_REDIRECT, "", url);
		}
		NetworkError error = CorsCheck.check(answer, url, origin(), this.request.includesCredentials());
		if (error != null) {
			return error.inPreflight();
		}
		if (!answer.isOk()) {
			return NetworkError.of(Reason.INVALID_STATUS, "", url);
		}
		PreflightAnswer allowed = PreflightAnswer.of(answer, this.request.includesCredentials(), this.browser);
		if (allowed == null) {
			return PreflightAnswer.unreadable(answer, url);
		}
		error = allowed.refusal(this.request.method(), names, url, this.browser.engine());
		if (error == null) {
			if (allowed.allowsAuthorizationByWildcard(names)) {
				this.notes.add(Note.AUTHORIZATION_BY_WILDCARD);
			}
			this.preflights = this.preflights.with(this.page, origin(), url, allowed);
		}
		return error;
	}

	/**
	 * Section 4.6, "HTTP-network-or-cache fetch".
	 */
	private @Nullable Answer send(Url url, List<PreflightCause> causes, boolean remembered) {
		Request sent = new Request(this.request.method(), url, headers(url));
		Answer answer = this.transport.exchange(sent);
		List<Cookie.Decision> stored = (answer != null && includesCredentials()) ? store(answer, url) : List.of();
		this.exchanges.add(new Exchange(false, causes, remembered, sent, answer, stored));
		return answer;
	}

	private HeaderList headers(Url url) {
		HeaderList headers = HeaderList.EMPTY;
		for (var header : this.request.headers().entrySet()) {
			if (header.getValue() != null) {
				headers = headers.with(header.getKey(), header.getValue());
			}
		}
		boolean socket = this.request.mode() == Mode.WEBSOCKET;
		if (socket) {
			headers = headers.with("Connection", "Upgrade")
				.with("Upgrade", "websocket")
				.with("Sec-WebSocket-Version", "13")
				.with("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==");
		}
		else if (!this.request.headers().containsKey("accept")) {
			headers = headers.with("Accept", this.request.initiator().accept());
		}
		String origin = originHeader(url);
		if (origin != null) {
			headers = headers.with("Origin", origin);
		}
		headers = socket ? headers : withMetadata(headers, url, this.distance, this.request.initiator().destination());
		List<Cookie> sent = includesCredentials()
				? this.cookies.cookiesFor(url, context(url), this.browser.site(this.page.top()), this.browser.seconds())
				: List.of();
		if (!sent.isEmpty()) {
			noteThirdParty(url, sent);
			StringBuilder cookies = new StringBuilder();
			for (Cookie cookie : sent) {
				cookies.append(cookies.isEmpty() ? "" : "; ")
					.append(cookie.name().isEmpty() ? "" : cookie.name() + "=")
					.append(cookie.value());
			}
			headers = headers.with("Cookie", cookies.toString());
		}
		return headers;
	}

	/**
	 * Browsers send {@code Sec-Fetch} headers only to potentially trustworthy URLs (Fetch
	 * Metadata, section 2).
	 */
	private HeaderList withMetadata(HeaderList headers, Url url, int distance, String destination) {
		return url.isTrustworthy() ? headers.with("Sec-Fetch-Site", DISTANCES.get(distance))
			.with("Sec-Fetch-Mode", this.request.mode().token())
			.with("Sec-Fetch-Dest", destination) : headers;
	}

	/**
	 * A preflight has the URL list of its request (section 4.8, step 1), so that a
	 * redirect counts. Chromium looks only at the URL of the preflight, and writes the
	 * mode also where it sends no other of these headers.
	 */
	private HeaderList withPreflightMetadata(HeaderList headers, Url url) {
		if (this.browser.engine() != Browser.Engine.CHROMIUM) {
			return withMetadata(headers, url, this.distance, "empty");
		}
		return url.isTrustworthy() ? withMetadata(headers, url, distance(url), "empty")
				: headers.with("Sec-Fetch-Mode", this.request.mode().token());
	}

	/**
	 * Section 3.2, "append a request `Origin` header", under the usual referrer policy.
	 */
	private @Nullable String originHeader(Url url) {
		if (needsCors() || this.request.mode() == Mode.WEBSOCKET) {
			return origin();
		}
		if (this.request.method().equals("GET") || this.request.method().equals("HEAD")) {
			return null;
		}
		boolean downgrade = this.request.mode() != Mode.CORS && this.page.url().isSecure() && !url.isSecure();
		return downgrade ? Origin.OPAQUE : origin();
	}

	private String origin() {
		return this.tainted ? Origin.OPAQUE : this.page.origin();
	}

	/**
	 * Section 4.6, step 8.3.
	 */
	private boolean includesCredentials() {
		return this.request.includesCredentials()
				|| (this.request.credentials() == Credentials.SAME_ORIGIN && !this.crossOrigin);
	}

	private Cookie.Context context(Url url) {
		boolean sameSite = !this.page.isOpaque() && this.browser.isSameSite(this.page.url(), url);
		if (this.request.mode() == Mode.NAVIGATE) {
			return sameSite ? Cookie.Context.SAME_SITE : this.request.method().equals("GET")
					? Cookie.Context.SAFE_NAVIGATION : Cookie.Context.UNSAFE_NAVIGATION;
		}
		return (sameSite && this.browser.isSameSite(this.page.top(), url)) ? Cookie.Context.SAME_SITE
				: Cookie.Context.CROSS_SITE;
	}

	private List<Cookie.Decision> store(Answer answer, Url url) {
		List<Cookie.Decision> decisions = new ArrayList<>();
		for (String line : answer.headers().values("Set-Cookie")) {
			Cookie.Decision decision = Cookie.read(line, url, context(url), this.page, this.browser);
			decisions.add(decision);
			if (decision.cookie() != null && decision.refusal() == null) {
				this.cookies = this.cookies.with(decision.cookie());
				noteThirdParty(url, List.of(decision.cookie()));
			}
		}
		return decisions;
	}

	private void noteThirdParty(Url url, List<Cookie> concerned) {
		if (this.request.mode() == Mode.NAVIGATE || this.browser.isSameDomain(this.page.top(), url)) {
			return;
		}
		for (Cookie cookie : concerned) {
			if (cookie.partition() == null) {
				this.notes.add(Note.THIRD_PARTY_COOKIE);
			}
		}
	}

	/**
	 * Section 4.4, steps 5.6 and 6; redirects are checked as well. Only a proxy may ask
	 * for the user's name with 407 (section 4.6, step 15, and RFC 9110, section 15.5.8):
	 * from a server it is a network error.
	 */
	private @Nullable NetworkError blockedAfter(Answer answer, Url url) {
		if (answer.status() == PROXY_AUTHENTICATION_REQUIRED) {
			return NetworkError.of((this.request.mode() == Mode.WEBSOCKET) ? Reason.HANDSHAKE_PROXY_AUTHENTICATION
					: Reason.UNEXPECTED_PROXY_AUTHENTICATION, "", url);
		}
		if (needsCors()) {
			return CorsCheck.check(answer, url, origin(), this.request.includesCredentials());
		}
		return (this.request.mode() == Mode.NO_CORS) ? ResourcePolicy.check(answer, this.page, url, this.browser)
				: null;
	}

	/**
	 * Section 4.5, "HTTP-redirect fetch".
	 */
	private @Nullable NetworkError blockedRedirect(Url url, @Nullable Url next) {
		if (this.request.redirect() == Redirect.ERROR) {
			return NetworkError.of(Reason.REDIRECT_REFUSED, "", url);
		}
		if (next == null) {
			return NetworkError.of(Reason.INVALID_REDIRECT, "", url);
		}
		if (next.hasUserInfo() && this.request.mode() == Mode.CORS
				&& (this.crossOrigin || !this.page.isSameOriginAs(next))) {
			return NetworkError.of(Reason.REDIRECT_CONTAINS_CREDENTIALS, "", url);
		}
		return null;
	}

	private Outcome arrived(Answer answer, Url url) {
		NetworkError error = refusedByTheInitiator(answer, url);
		if (error != null) {
			return blocked(error);
		}
		if (this.request.mode() == Mode.NAVIGATE) {
			return outcome(View.NAVIGATION, answer, Set.of(), url, null);
		}
		if (this.request.mode() == Mode.WEBSOCKET) {
			return outcome(View.CONNECTED, answer, Set.of(), url, null);
		}
		if (!this.crossOrigin) {
			return outcome(View.READABLE, answer, CorsCheck.readableHeaders(answer), url, null);
		}
		return (this.request.mode() == Mode.NO_CORS) ? outcome(View.OPAQUE, answer, Set.of(), url, null) : outcome(
				View.READABLE, answer, CorsCheck.visibleHeaders(answer, this.request.includesCredentials()), url, null);
	}

	/**
	 * HTML Standard, section 9.2.3, and WebSockets Standard, section 2.
	 */
	private @Nullable NetworkError refusedByTheInitiator(Answer answer, Url url) {
		String status = String.valueOf(answer.status());
		if (this.request.initiator() == Initiator.WEB_SOCKET && answer.status() != 101) {
			return NetworkError.of(Reason.HANDSHAKE_STATUS, status, url);
		}
		if (this.request.initiator() != Initiator.EVENT_SOURCE) {
			return null;
		}
		if (answer.status() != 200) {
			return NetworkError.of(Reason.EVENT_STREAM_STATUS, status, url);
		}
		String type = Objects.requireNonNullElse(answer.headers().get("Content-Type"), "");
		String essence = RequestHeaders.normalize(type.split(";", 2)[0]);
		return essence.equalsIgnoreCase("text/event-stream") ? null
				: NetworkError.of(Reason.NOT_AN_EVENT_STREAM, essence, url);
	}

	private Outcome blocked(NetworkError error) {
		return outcome(View.NETWORK_ERROR, null, Set.of(), null, error);
	}

	private Outcome outcome(View view, @Nullable Answer answer, Set<String> headers, @Nullable Url url,
			@Nullable NetworkError error) {
		boolean timing = answer != null && url != null && (this.page.isSameOriginAs(url) && !this.crossOrigin
				|| ResourcePolicy.allowsTiming(answer, origin()));
		return new Outcome(this.page, this.asked, List.copyOf(this.exchanges), view, answer, new TreeSet<>(headers),
				timing, error, Set.copyOf(this.notes), this.browser.with(this.cookies, this.preflights));
	}

}
