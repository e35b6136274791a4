package io.github.corsstarter.autoconfigure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.settings.CorsProperties.HostsProperties;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Reads the settings before the web server is created. If the filter were the first to
 * read them, the server would log a failure with a stack trace, ahead of the report.
 * <p>
 * Where this starter reads the forwarded headers, the container must not: Boot lets it do
 * so on Kubernetes and ECS, and then the caller chooses the host. Defaults of lowest
 * precedence prevent that, make the session cookie secure if the public scheme is always
 * https, and let the access log of Tomcat show the client.
 * <p>
 * Where hosts are checked, Tomcat must not answer before the check: it redirects the
 * context path without its slash to the host of the request, whatever that is.
 */
final class EarlySettingsCheck implements BeanFactoryPostProcessor {

	private static final String DEFAULTS = "corsStarterHostDefaults";

	/**
	 * Ahead-of-time processing calls this too, where the settings of the running
	 * application are not known yet.
	 */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			return;
		}
		HostsProperties hosts = beanFactory.getBean(CompiledSettings.class).properties().hosts();
		ConfigurableEnvironment environment = beanFactory.getBean(ConfigurableEnvironment.class);
		boolean resolver = hasBean(beanFactory, ForwardedHostResolver.class);
		if (resolver) {
			CompiledSettings.checkContainer(environment);
		}
		Map<String, Object> defaults = new HashMap<>();
		if (resolver || hosts.ownsForwardedHeaders()) {
			defaults.put("server.forward-headers-strategy", "none");
		}
		if ("https".equals(hosts.scheme())) {
			defaults.put("server.servlet.session.cookie.secure", "true");
		}
		if (resolver || hosts.readsClientAddress()) {
			defaults.put("server.tomcat.accesslog.request-attributes-enabled", "true");
		}
		if (resolver || hosts.isUsed() || hasBean(beanFactory, HostAuthorizer.class)) {
			defaults.put("server.tomcat.redirect-context-root", "false");
			environment.getPropertySources().addLast(new MapPropertySource(DEFAULTS, defaults));
		}
	}

	private static boolean hasBean(ConfigurableListableBeanFactory beanFactory, Class<?> type) {
		return Arrays.stream(beanFactory.getBeanNamesForType(type, true, false))
			.anyMatch((name) -> !name.equals(HostsAutoConfiguration.RESOLVER));
	}

}
