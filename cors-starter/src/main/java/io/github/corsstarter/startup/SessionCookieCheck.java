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
final class SessionCookieCheck implements StartupCheck {

	static final String SAME_SITE = "server.servlet.session.cookie.same-site";

	private static final String SECURE = "server.servlet.session.cookie.secure";

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final Environment environment;

	SessionCookieCheck(CompiledSettings settings, CorsPolicies policies, Environment environment) {
		this.settings = settings;
		this.policies = policies;
		this.environment = environment;
	}

	@Override
	public List<Warning> check() {
		if (!this.settings.properties().enabled() || !this.settings.provides(this.policies)
				|| !this.settings.cors().allowsCredentials()) {
			return List.of();
		}
		String sameSite = this.environment.getProperty(SAME_SITE, "").toLowerCase(Locale.ROOT);
		return switch (sameSite) {
			case "lax", "strict" -> List.of(new Warning(Area.CORS,
					"cors.credentials is true and " + SAME_SITE + " is " + sameSite
							+ ": browsers do not send the session cookie with requests that pages of another site make "
							+ "(app.example.com and api.example.com are the same site; example.com and example.org are "
							+ "not, nor are http and https). If such pages need it, set " + SAME_SITE + " to none and "
							+ SECURE + " to true"));
			case "none" -> checkSecure();
			default -> List.of();
		};
	}

	private List<Warning> checkSecure() {
		String secure = this.environment.getProperty(SECURE);
		if ("true".equals(secure) || (secure == null && containerKnowsTls())) {
			return List.of();
		}
		return List.of(new Warning(Area.CORS, SAME_SITE + " is none and " + SECURE + " is "
				+ ((secure != null) ? secure : "not set, so that behind a proxy that ends TLS the cookie is not secure")
				+ ": browsers drop such a cookie. Set " + SECURE + " to true"));
	}

	/**
	 * Whether the container, which makes the cookie, can know that the browser uses TLS:
	 * it ends TLS itself, or reads the forwarded headers itself, or this starter tells it
	 * the scheme that it reads.
	 */
	private boolean containerKnowsTls() {
		boolean endsTls = Stream.of("bundle", "key-store", "certificate")
			.anyMatch((name) -> this.environment.containsProperty("server.ssl." + name));
		CloudPlatform platform = CloudPlatform.getActive(this.environment);
		String strategy = this.environment.getProperty("server.forward-headers-strategy",
				(platform != null && platform.isUsingForwardHeaders()) ? "native" : "none");
		HostsProperties hosts = this.settings.properties().hosts();
		boolean readsScheme = hosts.useXForwardedHost() || hosts.forwardedProtoHeader() != null;
		return endsTls || readsScheme || strategy.equalsIgnoreCase("native");
	}

}
