package io.github.corsstarter.startup.servlet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.startup.ExistingBeans;
import io.github.corsstarter.startup.FilterOrder;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.OrderUtils;

/**
 * A filter that Spring Boot registers with the server: one in a registration bean, or a
 * bean of its own.
 *
 * @param name the name of the bean
 * @param filter the filter
 * @param order its order
 * @param urlPatterns the paths that it is mapped to
 */
record RegisteredFilter(String name, Filter filter, int order, Collection<String> urlPatterns) {

	private static final List<String> EVERY_PATH = List.of("/*");

	String orderText() {
		return FilterOrder.text(this.order);
	}

	@Override
	public String toString() {
		return this.name + " (order " + orderText() + ")";
	}

	/**
	 * The filters that Spring Boot registers with the server, in their order.
	 */
	static List<RegisteredFilter> all(ConfigurableListableBeanFactory beanFactory) {
		List<RegisteredFilter> all = new ArrayList<>();
		Set<Filter> registered = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Map.Entry<String, ?> bean : ExistingBeans.of(AbstractFilterRegistrationBean.class, beanFactory)
			.entrySet()) {
			AbstractFilterRegistrationBean<?> registration = (AbstractFilterRegistrationBean<?>) bean.getValue();
			Filter filter = registration.getFilter();
			if (filter != null) {
				registered.add(filter);
				add(all, registration.isEnabled(), new RegisteredFilter(bean.getKey(), filter, registration.getOrder(),
						registration.getUrlPatterns()));
			}
		}
		for (Map.Entry<String, Filter> bean : ExistingBeans.of(Filter.class, beanFactory).entrySet()) {
			String name = bean.getKey();
			Filter filter = bean.getValue();
			if (registered.add(filter)) {
				FilterRegistration annotation = beanFactory.findAnnotationOnBean(name, FilterRegistration.class);
				add(all, annotation == null || annotation.enabled(),
						new RegisteredFilter(name, filter, order(name, filter, annotation != null, beanFactory),
								(annotation != null) ? List.of(annotation.urlPatterns()) : EVERY_PATH));
			}
		}
		all.sort(Comparator.comparingInt(RegisteredFilter::order));
		return all;
	}

	/**
	 * The filter of this starter that handles a request first, as far as Spring Boot
	 * registers it. An application may do that itself, several times or not at all.
	 */
	static @Nullable RegisteredFilter corsPolicyFilter(List<RegisteredFilter> filters) {
		for (RegisteredFilter registered : filters) {
			if (registered.filter() instanceof CorsPolicyFilter filter && filter.isActive()) {
				return registered;
			}
		}
		return null;
	}

	private static void add(List<RegisteredFilter> all, boolean enabled, RegisteredFilter filter) {
		if (enabled) {
			all.add(filter.urlPatterns().isEmpty()
					? new RegisteredFilter(filter.name(), filter.filter(), filter.order(), EVERY_PATH) : filter);
		}
	}

	/**
	 * The annotation on the method of a bean counts only together with the one for
	 * filters.
	 */
	private static int order(String name, Filter filter, boolean annotated,
			ConfigurableListableBeanFactory beanFactory) {
		if (filter instanceof Ordered ordered) {
			return ordered.getOrder();
		}
		Order order = annotated ? beanFactory.findAnnotationOnBean(name, Order.class) : null;
		return (order != null) ? order.value() : OrderUtils.getOrder(filter.getClass(), Ordered.LOWEST_PRECEDENCE);
	}

}
