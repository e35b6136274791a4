package io.github.corsstarter.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import io.github.corsstarter.settings.CorsProperties.HostsProperties;
import io.github.corsstarter.settings.SettingSources;
import io.github.corsstarter.settings.SettingsBinder;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.context.WebApplicationContext;

/**
 * Keeps the container from reading forwarded headers where {@code cors.hosts.*} does.
 * Boot lets it read them by itself on Kubernetes and ECS, and by then the caller has
 * chosen the host. Whatever the application configures comes before these defaults.
 * Nothing is read in applications without servlets, and nothing changes there.
 */
final class HostDefaultsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String NAME = "corsStarterHostDefaults";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (!(context instanceof WebApplicationContext)) {
			return;
		}
		ConfigurableEnvironment environment = context.getEnvironment();
		HostsProperties hosts = SettingsBinder.bindHosts(environment, SettingSources.of(environment));
		if (hosts != null && hosts.ownsForwardedHeaders()) {
			addDefaults(environment, hosts);
		}
	}

	/**
	 * Add the defaults for an application whose forwarded headers are read here, unless
	 * they are there.
	 * @param environment takes the defaults
	 * @param hosts the settings
	 */
	static void addDefaults(ConfigurableEnvironment environment, HostsProperties hosts) {
		if (environment.getPropertySources().contains(NAME)) {
			return;
		}
		Map<String, Object> defaults = new HashMap<>();
		defaults.put("server.forward-headers-strategy", "none");
		if ("https".equals(hosts.scheme())) {
			defaults.put("server.servlet.session.cookie.secure", "true");
		}
		environment.getPropertySources().addLast(new MapPropertySource(NAME, defaults));
	}

}
