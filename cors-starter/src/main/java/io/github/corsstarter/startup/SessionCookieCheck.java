package io.github.corsstarter.startup;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.CorsProperties.HostsProperties;
import io.github.corsstarter.settings.Warning;

import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;

/**
 * Finds a session cookie that browsers do not send although CORS allows credentials. They
 * look at the site of the page first (RFC 6265bis, section 5.2); CORS only knows origins.
 */
public final class SessionCookieCheck implements StartupCheck {

	/**
	 * The settings of the cookie in a servlet application.
	 */
	public static final String SERVLET = "server.servlet.session.cookie";

	/**
	 * The settings of the cookie in a reactive application.
	 */
	public static final String REACTIVE = "server.reactive.session.cookie";

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final Environment environment;

	private final String cookie;

	/**
	 * Check one kind of session.
	 * @param cookie the settings of its cookie
	 */
	public SessionCookieCheck(CompiledSettings settings, CorsPolicies policies, Environment environment,
			String cookie) {
		this.settings = settings;
		this.policies = policies;
		this.environment = environment;
		this.cookie = cookie;
	}

	@Override
	public List<Warning> check() {
		if (!this.settings.properties().enabled() || !this.settings.provides(this.policies)
				|| !this.settings.cors().allowsCredentials()) {
			return List.of();
		}
		String key = sameSite();
		String sameSite = this.environment.getProperty(key, "").toLowerCase(Locale.ROOT);
		return switch (sameSite) {
			case "lax",
					"strict" ->
				List.of(new Warning(Area.CORS, "cors.credentials is true and " + key + " is " + sameSite
						+ ": browsers do not send the session cookie with requests that pages of another site make "
						+ "(app.example.com and api.example.com are the same site; example.com and example.org are "
						+ "not, nor are http and https). If such pages need it, set " + key + " to none and " + secure()
						+ " to true"));
			case "none" -> checkSecure();
			default -> List.of();
		};
	}

	private String sameSite() {
		return this.cookie + ".same-site";
	}

	private String secure() {
		return this.cookie + ".secure";
	}

	private List<Warning> checkSecure() {
		String secure = this.environment.getProperty(secure());
		if ("true".equals(secure) || (secure == null && serverKnowsTls())) {
			return List.of();
		}
		return List.of(new Warning(Area.CORS, sameSite() + " is none and " + secure() + " is "
				+ ((secure != null) ? secure : "not set, so that behind a proxy that ends TLS the cookie is not secure")
				+ ": browsers drop such a cookie. Set " + secure() + " to true"));
	}

	/**
	 * Whether the server, which makes the cookie, can know that the browser uses TLS: it
	 * ends TLS itself, or reads the forwarded headers itself, or, in a servlet
	 * application, this starter tells it the scheme that it reads.
	 */
	private boolean serverKnowsTls() {
		boolean endsTls = Stream.of("bundle", "key-store", "certificate")
			.anyMatch((name) -> this.environment.containsProperty("server.ssl." + name));
		CloudPlatform platform = CloudPlatform.getActive(this.environment);
		String strategy = this.environment.getProperty("server.forward-headers-strategy",
				(platform != null && platform.isUsingForwardHeaders()) ? "native" : "none");
		HostsProperties hosts = this.settings.properties().hosts();
		boolean readsScheme = this.cookie.equals(SERVLET)
				&& (hosts.useXForwardedHost() || hosts.forwardedProtoHeader() != null);
		return endsTls || readsScheme || strategy.equalsIgnoreCase("native");
	}

}
