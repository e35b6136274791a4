package io.github.corsstarter.autoconfigure;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads the settings before the web server starts. When the filter did it, a server would
 * log the failure in its own way, with a stack trace, before the report.
 */
final class EarlySettings implements BeanFactoryPostProcessor {

	/**
	 * Ahead-of-time processing comes here too, but what is configured where the
	 * application is built says nothing.
	 */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (!Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			CorsSettings settings = beanFactory.getBean(CorsSettings.class);
			// Some of them may come from sources that were not there before.
			HostDefaultsInitializer.addDefaults(beanFactory.getBean(ConfigurableEnvironment.class),
					settings.properties().hosts());
		}
	}

}
