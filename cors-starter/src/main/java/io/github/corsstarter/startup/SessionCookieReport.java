package io.github.corsstarter.startup;

import java.util.Locale;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.policy.CorsPolicies;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * Says once, when the application has started, which pages a session cookie will not come
 * from though CORS allows credentials: browsers look at the site first, and CORS knows
 * only origins (RFC 6265bis, section 5.2).
 */
public final class SessionCookieReport implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(SessionCookieReport.class);

	private static final String SAME_SITE = "server.servlet.session.cookie.same-site";

	private static final String SECURE = "server.servlet.session.cookie.secure";

	private static final String SITE = "app.example.com and api.example.com are one site, example.com and example.org "
			+ "are two, and so are http and https";

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final Environment environment;

	private final StartupWarnings warnings;

	public SessionCookieReport(CompiledSettings settings, CorsPolicies policies, Environment environment,
			StartupWarnings warnings) {
		this.warnings = warnings;
		this.settings = settings;
		this.policies = policies;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (!this.settings.isEffective(this.policies, null) || !this.settings.provides(this.policies)
				|| !this.settings.compiled().credentials()) {
			return;
		}
		String sameSite = this.environment.getProperty(SAME_SITE, "omitted").toLowerCase(Locale.ROOT);
		switch (sameSite) {
			case "lax",
					"strict" ->
				this.warnings.warn(logger,
						"cors.credentials is true and " + SAME_SITE + " is " + sameSite
								+ ": browsers leave the session cookie out of what pages of another site request ("
								+ SITE + "). If such pages need it, set it to none, and " + SECURE + " to true.");
			case "none" -> adviseSecure();
			default -> logger
				.info("cors.credentials is true. If pages of another site need the session cookie (" + SITE + "), set "
						+ SAME_SITE + " to none and " + SECURE + " to true; within one site nothing is needed.");
		}
	}

	/**
	 * Where it is not set, the container looks at the connection, and behind a proxy that
	 * ends TLS that is not secure.
	 */
	private void adviseSecure() {
		String secure = this.environment.getProperty(SECURE);
		if (secure == null) {
			logger.info(SAME_SITE + " is none: set " + SECURE + " to true as well, or behind a proxy that ends TLS "
					+ "browsers drop the cookie.");
		}
		else if (secure.equals("false")) {
			this.warnings.warn(logger, SAME_SITE + " is none and " + SECURE
					+ " is false: browsers drop such a cookie. Set " + SECURE + " to true.");
		}
	}

}
