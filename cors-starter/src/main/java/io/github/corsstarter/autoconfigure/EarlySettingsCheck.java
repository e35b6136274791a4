package io.github.corsstarter.autoconfigure;

import java.util.Arrays;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.settings.CorsProperties.HostsProperties;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads the settings before the web server starts. When the filter did it, a server would
 * log the failure in its own way, with a stack trace, before the report.
 */
final class EarlySettingsCheck implements BeanFactoryPostProcessor {

	/**
	 * Ahead-of-time processing comes here too, but what is configured where the
	 * application is built says nothing.
	 */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			return;
		}
		HostsProperties hosts = beanFactory.getBean(CompiledSettings.class).properties().hosts();
		ConfigurableEnvironment environment = beanFactory.getBean(ConfigurableEnvironment.class);
		boolean resolver = hasResolver(beanFactory);
		if (resolver) {
			CompiledSettings.checkContainer(environment);
		}
		// Some settings may come from sources that were not there before.
		if (resolver || hosts.ownsForwardedHeaders()) {
			HostDefaultsInitializer.addDefaults(environment, hosts);
		}
	}

	private static boolean hasResolver(ConfigurableListableBeanFactory beanFactory) {
		return Arrays.stream(beanFactory.getBeanNamesForType(ForwardedHostResolver.class, true, false))
			.anyMatch((name) -> !name.equals(HostsAutoConfiguration.RESOLVER));
	}

}
