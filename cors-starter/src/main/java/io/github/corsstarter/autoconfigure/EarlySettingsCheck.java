package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.CorsProperties.HostsProperties;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Reads the settings before the web server is created. If the filter were the first to
 * read them, the server would log a failure with a stack trace, ahead of the report.
 * <p>
 * Removes the filters that would do nothing, because Spring Boot logs a line about each
 * filter that is not registered.
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

	private static final String REGISTRATION = "Registration";

	/**
	 * A bean of {@link HostsAutoConfiguration} that nothing replaces.
	 */
	private static final String HOSTS_CHECK = "corsStarterHostsCheck";

	/**
	 * A bean of {@link ReactiveCorsAutoConfiguration} that nothing replaces. In a
	 * reactive application there are no registrations.
	 */
	static final String REACTIVE = "corsStarterReactiveSummary";

	/**
	 * With this bean, Spring Cloud Gateway lets the server read forwarded headers before
	 * any filter. The server takes the client's address from them, and the client would
	 * choose whether it is a trusted proxy.
	 */
	private static final String GATEWAY_FORWARDING = "gatewayNettyServerCustomizer";

	/**
	 * Ahead-of-time processing calls this too, where the settings of the running
	 * application are not known yet.
	 */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			return;
		}
		ConfigurableEnvironment environment = beanFactory.getBean(ConfigurableEnvironment.class);
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beanFactory;
		CompiledSettings settings = beanFactory.getBean(CompiledSettings.class);
		boolean withHosts = registry.containsBeanDefinition(HOSTS_CHECK) || registry.containsBeanDefinition(REACTIVE);
		boolean resolver = withHosts && hasBean(beanFactory, ForwardedHostResolver.class);
		boolean hosts = withHosts
				&& (settings.properties().hosts().isUsed() || resolver || hasBean(beanFactory, HostAuthorizer.class));
		if (resolver) {
			CompiledSettings.checkContainer(environment);
		}
		if (hosts) {
			boolean owned = resolver || settings.properties().hosts().ownsForwardedHeaders();
			if (owned && registry.containsBeanDefinition(GATEWAY_FORWARDING)) {
				registry.removeBeanDefinition(GATEWAY_FORWARDING);
			}
			setDefaults(settings.properties().hosts(), owned, resolver, environment);
		}
		if (registry.containsBeanDefinition(ReloadConfiguration.RELOAD)) {
			// Other settings may need any of the filters.
			return;
		}
		boolean cors = settings.properties().enabled() && (!settings.cors().withOriginRules().isEmpty()
				|| hasBean(beanFactory, OriginAuthorizer.class) || hasBean(beanFactory, CorsPolicies.class));
		keep(cors, "corsStarterFilter", registry);
		keep(hosts && (resolver || settings.hosts().resolver() != null), "corsStarterForwardedHeadersFilter", registry);
		keep(hosts, "corsStarterAllowedHostsFilter", registry, HOSTS_CHECK);
		keep(settings.properties().csrf().enabled(), "corsStarterCrossOriginProtectionFilter", registry,
				"corsStarterCsrfCheck");
		keep(settings.properties().ignoreTrailingSlash(), "corsStarterTrailingSlashFilter", registry,
				"corsStarterFilterPatternCheck", "corsStarterTrailingSlashMappingCheck");
	}

	private static void setDefaults(HostsProperties hosts, boolean owned, boolean resolver,
			ConfigurableEnvironment environment) {
		Map<String, Object> defaults = new HashMap<>();
		if (owned) {
			defaults.put("server.forward-headers-strategy", "none");
		}
		if ("https".equals(hosts.scheme())) {
			defaults.put("server.servlet.session.cookie.secure", "true");
			defaults.put("server.reactive.session.cookie.secure", "true");
		}
		if (resolver || hosts.readsClientAddress()) {
			defaults.put("server.tomcat.accesslog.request-attributes-enabled", "true");
		}
		defaults.put("server.tomcat.redirect-context-root", "false");
		environment.getPropertySources().addLast(new MapPropertySource(DEFAULTS, defaults));
	}

	/**
	 * Whether the application has a bean of a type. Beans of this starter do not count.
	 */
	private static boolean hasBean(ConfigurableListableBeanFactory beanFactory, Class<?> type) {
		for (String name : beanFactory.getBeanNamesForType(type, true, false)) {
			if (!name.startsWith(OnCorsSettingsCondition.BEANS)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Remove a filter that would do nothing, unless the application registers it.
	 */
	private static void keep(boolean active, String filter, BeanDefinitionRegistry registry, String... checks) {
		if (active || !registry.containsBeanDefinition(filter)
				|| !(registry.containsBeanDefinition(filter + REGISTRATION)
						|| registry.containsBeanDefinition(REACTIVE))) {
			return;
		}
		List<String> removed = new ArrayList<>(List.of(checks));
		removed.add(filter);
		removed.add(filter + REGISTRATION);
		for (String name : removed) {
			if (registry.containsBeanDefinition(name)) {
				registry.removeBeanDefinition(name);
			}
		}
	}

}
