package io.github.corsstarter.startup;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The beans of an application that exist already. A check creates no bean: one that is
 * lazy stays so.
 */
public final class ExistingBeans {

	private ExistingBeans() {
	}

	/**
	 * The beans of a type, by name.
	 */
	public static <T> Map<String, T> of(Class<T> type, ConfigurableListableBeanFactory beanFactory) {
		Map<String, T> beans = new LinkedHashMap<>();
		for (String name : beanFactory.getBeanNamesForType(type, false, false)) {
			// A method of a bean may have returned null.
			if (beanFactory.containsSingleton(name) && type.isInstance(beanFactory.getBean(name))) {
				beans.put(name, type.cast(beanFactory.getBean(name)));
			}
		}
		return beans;
	}

}
