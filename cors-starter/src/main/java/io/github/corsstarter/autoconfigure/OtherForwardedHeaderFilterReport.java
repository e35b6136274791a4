package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.web.ForwardedHeadersFilter;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Says once, when the application has started, that a filter of Spring's believes the
 * forwarded headers before they are judged. One that comes later finds none and does no
 * harm.
 */
final class OtherForwardedHeaderFilterReport implements SmartInitializingSingleton {

	private final FilterRegistrationBean<ForwardedHeadersFilter> ours;

	private final ObjectProvider<FilterRegistrationBean<ForwardedHeaderFilter>> others;

	OtherForwardedHeaderFilterReport(FilterRegistrationBean<ForwardedHeadersFilter> ours,
			ObjectProvider<FilterRegistrationBean<ForwardedHeaderFilter>> others) {
		this.ours = ours;
		this.others = others;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.ours.isEnabled() && this.others.stream().anyMatch(this::comesFirst)) {
			LogFactory.getLog(OtherForwardedHeaderFilterReport.class)
				.warn("A ForwardedHeaderFilter of the application comes first and believes the forwarded headers of "
						+ "every caller, before cors.hosts.* can judge them. Remove it.");
		}
	}

	private boolean comesFirst(FilterRegistrationBean<?> other) {
		return other.getFilter() instanceof ForwardedHeaderFilter && other.isEnabled()
				&& other.getOrder() <= this.ours.getOrder();
	}

}
