package io.github.corsstarter.autoconfigure;

import java.util.function.Consumer;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Registers the beans of the starter where an application that was processed ahead of
 * time runs, if it has a setting or a bean for them. All properties and all beans of the
 * application are known then. The code that {@link AheadOfTimeRegistration} generates
 * uses it.
 *
 * @param definitions registers the definitions of the beans
 */
record SettingsGate(Consumer<DefaultListableBeanFactory> definitions) implements BeanDefinitionRegistryPostProcessor {

	/**
	 * Let the gate decide when the context starts.
	 */
	static void register(DefaultListableBeanFactory beanFactory, Consumer<DefaultListableBeanFactory> definitions) {
		beanFactory.registerSingleton(OnCorsSettingsCondition.BEANS + "SettingsGate", new SettingsGate(definitions));
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		DefaultListableBeanFactory beanFactory = (DefaultListableBeanFactory) registry;
		if (OnCorsSettingsCondition.find(beanFactory.getBean(Environment.class), beanFactory,
				OnCorsSettingsCondition.ANY, OnCorsSettingsCondition.ANY) != null) {
			this.definitions.accept(beanFactory);
		}
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		// Definitions are registered before.
	}

}
