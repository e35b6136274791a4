package io.github.corsstarter.web;

import io.github.corsstarter.csrf.CsrfReason;
import io.github.corsstarter.decision.Reason;
import io.github.corsstarter.explain.UnlistedToken;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.host.ProxyTrustFailure;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.PreflightReason;
import org.jspecify.annotations.Nullable;

/**
 * The table from a reason to the action that helps: which setting to change, or what else
 * to do. The engine gives reasons and knows no settings. An action is one or more
 * sentences and contains nothing of the request, except where the description of a method
 * says that it does.
 */
public final class ReasonActions {

	private static final String EXEMPT_FROM_CSRF = "If the sender authenticates in another way, as a webhook or a "
			+ "login service does, exempt the path with cors.csrf.exempt-urls-regex.";

	/**
	 * What else to do about the origin of another host, if no browser says that it is
	 * one.
	 */
	static final String CHANGED_HOST = "If it is the public origin of the application itself, the proxy changed the "
			+ "host: let it pass on Host unchanged, or set cors.hosts.use-x-forwarded-host and list the host in "
			+ "cors.hosts.allowed.";

	private static final String FROM_OWN_PORT = "If the page is one of the application itself, the proxy changed the "
			+ "port: let it pass on Host unchanged, as nginx does with $http_host, or send the public port in "
			+ "X-Forwarded-Port with cors.hosts.use-x-forwarded-port. If it terminates TLS too, set "
			+ "cors.hosts.forwarded-proto-header or cors.hosts.scheme. ";

	private static final String LOAD_WITH_TLS = "Redirect http to https, so that the page is loaded over https, and "
			+ "send Strict-Transport-Security. If there is no TLS, remove cors.hosts.scheme. Only for localhost add the "
			+ "http origin to ";

	private static final String WRITABLE_WITHOUT_TLS = ": anybody on the network can write the pages of another one.";

	/**
	 * What to do about a request without a proxy that should have one.
	 */
	static final String BYPASSES_PROXY = "If the request bypasses the proxy on purpose, as health checks and "
			+ "scrapes of metrics do, exempt its path with cors.hosts.exempt-urls-regex.";

	private static final String LISTED_FOR_PATH = ", or to the policy in cors.policies that applies to the path.";

	private ReasonActions() {
	}

	/**
	 * What to do about a reason.
	 * @param reason a reason of any family
	 * @return the action, or {@code null} if the reason refuses nothing or is not one of
	 * the engine's
	 */
	public static @Nullable String of(Reason reason) {
		if (reason instanceof CorsReason cors) {
			return ofCors(cors);
		}
		if (reason instanceof HostReason host) {
			return ofHost(host);
		}
		if (reason instanceof PreflightReason preflight) {
			return ofPreflight(preflight);
		}
		return (reason instanceof CsrfReason csrf) ? ofCsrf(csrf) : null;
	}

	private static String ofPreflight(PreflightReason reason) {
		return switch (reason) {
			case METHOD_NOT_LISTED -> "Add the method to cors.extra-allow-methods" + LISTED_FOR_PATH
					+ " If only its case differs, write it in upper case in the page: browsers send PATCH, for "
					+ "example, as the page writes it.";
			case HEADER_NOT_LISTED -> "Add the header to cors.extra-allow-headers" + LISTED_FOR_PATH;
			case PREFLIGHT_MALFORMED ->
				"Find out who sent it: browsers ask for one method and for names of headers. More than 100 names or "
						+ "4096 characters are not read. No entry in cors.allow-headers can allow it.";
		};
	}

	private static @Nullable String ofCors(CorsReason reason) {
		return switch (reason) {
			case ANY_ORIGIN_ALLOWED, ORIGIN_LISTED, ORIGIN_MATCHES_PATTERN, ORIGIN_MATCHES_REGEX, ORIGIN_AUTHORIZED,
					NO_ORIGIN, SAME_ORIGIN, SAME_ORIGIN_FETCH ->
				null;
			case ORIGIN_MALFORMED ->
				"Find out who sent it: browsers send scheme, host and port in lower case, without a path and without "
						+ "the default port, and only once. No entry in cors.allowed-origins can allow it.";
			case NULL_ORIGIN_NOT_ALLOWED ->
				"Serve the page from an origin of its own instead of a file, a data: URL or a sandboxed frame. If it "
						+ "is a page of the application with Referrer-Policy: no-referrer, let it say same-origin. The "
						+ "entry null in cors.allowed-origins would allow it, but also frames of any site.";
			case ORIGIN_NOT_ALLOWED ->
				"Add the origin to cors.allowed-origins, exactly as the browser sends it" + LISTED_FOR_PATH;
			case ORIGIN_SCHEME_DIFFERS ->
				"If a proxy terminates TLS, set cors.hosts.forwarded-proto-header or cors.hosts.scheme; otherwise add "
						+ "the origin to cors.allowed-origins.";
			case ORIGIN_PORT_DIFFERS -> "If the page comes from another port, add the origin to cors.allowed-origins. "
					+ FROM_OWN_PORT.stripTrailing();
			case ORIGIN_WITHOUT_TLS -> LOAD_WITH_TLS + "cors.allowed-origins" + WRITABLE_WITHOUT_TLS;
			case CROSS_ORIGIN_NAVIGATION ->
				"If a login or payment service sends its users back with this form, switch CORS off for exactly this "
						+ "path: with a policy in cors.policies, before all others, that has enabled: false. Do not add "
						+ "the service to cors.allowed-origins, which would let its pages read responses.";
			case PATH_AMBIGUOUS ->
				"Request the path without dot segments, empty segments, path parameters and encoded slashes, in the case "
						+ "of the handler. If such paths must work, make one policy apply to all readings, with "
						+ "cors.urls-regex or cors.policies[].urls-regex; (?i) at its start ignores case.";
			case ORIGIN_AUTHORIZER_FAILED ->
				"Fix the OriginAuthorizer bean (the log has the exception), or list the origin in "
						+ "cors.allowed-origins.";
			case ORIGIN_AUTHORIZER_BUSY ->
				"Make the OriginAuthorizer bean faster, or raise cors.authorizer.max-concurrent if the server has more "
						+ "threads to spare. Origins in cors.allowed-origins are never refused for this.";
			case ORIGIN_AUTHORIZER_TIMED_OUT ->
				"Make the OriginAuthorizer bean faster (the log shows what it waited for), or raise "
						+ "cors.authorizer.timeout.";
		};
	}

	private static @Nullable String ofHost(HostReason reason) {
		return switch (reason) {
			case HOST_LISTED, HOST_AUTHORIZED, HOST_NOT_CHECKED -> null;
			case HOST_MALFORMED ->
				"Find out who sent it: browsers and well-configured proxies do not send this, and no entry in "
						+ "cors.hosts.allowed can allow it.";
			case HOST_AMBIGUOUS ->
				"Configure the proxy to replace the header instead of adding to it. If it cannot, let it send another "
						+ "header, and set cors.hosts.forwarded-host-header to the name of that header.";
			case HOST_NOT_ALLOWED ->
				"Add the host to cors.hosts.allowed. If the public host is a different one, the proxy did not "
						+ "send it in the header that is read: see cors.hosts.use-x-forwarded-host and "
						+ "cors.hosts.forwarded-host-header. For a path that is requested by IP address, such as a "
						+ "health check, use cors.hosts.exempt-urls-regex.";
			case HOST_AUTHORIZER_FAILED ->
				"Fix the HostAuthorizer bean (the log has the exception), or list the host in cors.hosts.allowed.";
			case HOST_AUTHORIZER_BUSY ->
				"Make the HostAuthorizer bean faster, or raise cors.authorizer.max-concurrent if the server has more "
						+ "threads to spare. Hosts in cors.hosts.allowed are never refused for this.";
			case HOST_AUTHORIZER_TIMED_OUT ->
				"Make the HostAuthorizer bean faster (the log shows what it waited for), or raise "
						+ "cors.authorizer.timeout.";
			case PROXY_NOT_TRUSTED ->
				"If the request came through your proxy, add the proxy's address to cors.hosts.trusted-proxies and "
						+ "configure the proxy to send one of cors.hosts.proxy-secrets, if they are set. "
						+ BYPASSES_PROXY;
			case SCHEME_INVALID ->
				"Find out who sent it: browsers and proxies send http or https. Where every request comes through TLS, "
						+ "cors.hosts.scheme can fix the scheme.";
			case FORWARDED_PROTO_AMBIGUOUS ->
				"Configure the proxy to replace the header instead of adding to it. If it cannot, let it send another "
						+ "header and set cors.hosts.forwarded-proto-header to its name, or set a fixed scheme with "
						+ "cors.hosts.scheme.";
			case CLIENT_ADDRESS_MISSING -> BYPASSES_PROXY + " Otherwise let the proxy send the header, or change "
					+ "cors.hosts.forwarded-for-hops or cors.hosts.client-address-header to what it sends.";
			case CLIENT_ADDRESS_INVALID ->
				"Set cors.hosts.client-address-header to a header in which the proxy writes one address, or use "
						+ "cors.hosts.forwarded-for-hops if it adds to X-Forwarded-For.";
			case FORWARDED_PROTO_INVALID ->
				"If the proxy sends the scheme in another header, set cors.hosts.forwarded-proto-header to its name, "
						+ "or set a fixed scheme with cors.hosts.scheme.";
			case FORWARDED_PORT_INVALID ->
				"Configure the proxy to send one port, or set cors.hosts.use-x-forwarded-port to false.";
			case FORWARDED_PREFIX_INVALID ->
				"Configure the proxy to send a path such as /prod, or set a fixed prefix with cors.hosts.prefix.";
			case FORWARDED_FOR_INVALID ->
				"Set cors.hosts.forwarded-for-hops to the number of proxies that add an address.";
		};
	}

	private static @Nullable String ofCsrf(CsrfReason reason) {
		return switch (reason) {
			case SAFE_METHOD, SAME_ORIGIN_FETCH, USER_INITIATED, SAME_ORIGIN, TRUSTED_ORIGIN, SAME_ORIGIN_REFERER,
					TRUSTED_REFERER, NO_BROWSER ->
				null;
			case ORIGIN_NOT_TRUSTED ->
				"Add the origin to cors.csrf.trusted-origins, exactly as the browser sends it. " + CHANGED_HOST;
			case ORIGIN_SCHEME_DIFFERS ->
				"If a proxy terminates TLS, set cors.hosts.forwarded-proto-header or cors.hosts.scheme; otherwise add "
						+ "the origin to cors.csrf.trusted-origins.";
			case ORIGIN_PORT_DIFFERS ->
				FROM_OWN_PORT + "If it comes from another port, add its origin to cors.csrf.trusted-origins.";
			case ORIGIN_WITHOUT_TLS -> LOAD_WITH_TLS + "cors.csrf.trusted-origins" + WRITABLE_WITHOUT_TLS;
			case ORIGIN_CONTRADICTS_FETCH_SITE ->
				"Find out what changes Origin, Host or a forwarded host on the way, and let it pass on what the browser "
						+ "sent. Do not add the origin to cors.csrf.trusted-origins: requests of other sites come with "
						+ "it too.";
			case CROSS_ORIGIN_NAVIGATION ->
				"If a login or payment service sends its users back with this form, exempt exactly this path with "
						+ "cors.csrf.exempt-urls-regex, and let its handler verify what it receives. Do not add the "
						+ "service to cors.csrf.trusted-origins, which would let its pages change everything: only "
						+ "origins of your own belong there.";
			case NULL_ORIGIN_WITHOUT_FETCH_SITE ->
				"If the page is one of the application with Referrer-Policy: no-referrer, let it say same-origin, or "
						+ "serve it over https, where browsers send Sec-Fetch-Site. Do not exempt the path with "
						+ "cors.csrf.exempt-urls-regex for that: pages of any site can send the same.";
			case NULL_ORIGIN, ORIGIN_MISSING -> EXEMPT_FROM_CSRF;
			case ORIGIN_MALFORMED ->
				"Find out who sent it: browsers do not, and no entry in cors.csrf.trusted-origins can allow it.";
			case REFERER_NOT_TRUSTED -> "Add the origin of the Referer to cors.csrf.trusted-origins.";
			case REFERER_MALFORMED -> "Find out who sent it: browsers do not. " + EXEMPT_FROM_CSRF;
		};
	}

	/**
	 * What to do if forwarded headers are ignored and should not be.
	 * @param failure the check that the request failed
	 * @return the action
	 */
	public static String of(ProxyTrustFailure failure) {
		return switch (failure) {
			case PEER_NOT_LISTED ->
				"If the request came through your proxy, add the proxy's address to cors.hosts.trusted-proxies.";
			case SECRET_MISSING ->
				"Configure the proxy to send the header that cors.hosts.proxy-secret-header names, with one of "
						+ "cors.hosts.proxy-secrets.";
			case SECRET_REPEATED ->
				"Configure the proxy to replace the header that cors.hosts.proxy-secret-header names, instead of "
						+ "adding to it.";
			case SECRET_WRONG -> "Configure the proxy to send one of cors.hosts.proxy-secrets.";
		};
	}

	/**
	 * What to do about a method or header that a policy does not list.
	 * @param token the method or header
	 * @return the action; it also explains the header names of Spring Security and of
	 * Django
	 */
	public static String of(UnlistedToken token) {
		return switch (token.kind()) {
			case METHOD -> (token.cause() == UnlistedToken.Cause.CASE_DIFFERS)
					? "Write it in upper case in the page: browsers send this method as the page writes it, and "
							+ "cors.allow-methods lists it in upper case."
					: "Add it to cors.extra-allow-methods" + LISTED_FOR_PATH + ofWildcard(token);
			case HEADER -> "Add it to cors.extra-allow-headers" + LISTED_FOR_PATH + ofWildcard(token) + ofName(token);
		};
	}

	private static String ofWildcard(UnlistedToken token) {
		return switch (token.cause()) {
			case ABSENT, CASE_DIFFERS -> "";
			case WILDCARD_EXCLUDES_IT -> " The * in the list does not cover it.";
		};
	}

	private static String ofName(UnlistedToken token) {
		return switch (token.name()) {
			case "x-xsrf-token" -> " It is the header in which Spring Security expects its CSRF token from a "
					+ "single-page application, as Angular sends it; the default list has x-csrftoken, which is Django's.";
			case "x-csrf-token" -> " It is the header in which Spring Security expects its CSRF token; the default "
					+ "list has x-csrftoken, which is Django's.";
			default -> "";
		};
	}

}
