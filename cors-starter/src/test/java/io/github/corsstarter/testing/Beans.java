package io.github.corsstarter.testing;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.ResolvableType;

/**
 * Providers of beans without an application context.
 */
public final class Beans {

	private Beans() {
	}

	/**
	 * A provider of some beans.
	 * @param type their type
	 * @param beans the beans; none for a type of which the application has no bean
	 */
	public static <T> ObjectProvider<T> of(Class<? super T> type, Object... beans) {
		StaticListableBeanFactory factory = new StaticListableBeanFactory();
		for (int i = 0; i < beans.length; i++) {
			factory.addBean("bean" + i, beans[i]);
		}
		return factory.getBeanProvider(ResolvableType.forClass(type));
	}

}
