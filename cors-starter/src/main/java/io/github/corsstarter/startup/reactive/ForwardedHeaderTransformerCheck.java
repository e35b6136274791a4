package io.github.corsstarter.startup.reactive;

import java.util.List;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.ExistingBeans;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.web.reactive.ForwardedHeadersWebFilter;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Finds Spring's {@link ForwardedHeaderTransformer} where this starter reads the
 * forwarded headers. It runs before all filters, and trusts every caller.
 */
final class ForwardedHeaderTransformerCheck implements StartupCheck {

	private final ConfigurableListableBeanFactory beanFactory;

	ForwardedHeaderTransformerCheck(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		boolean reading = ExistingBeans.of(ForwardedHeadersWebFilter.class, this.beanFactory)
			.values()
			.stream()
			.anyMatch(ForwardedHeadersWebFilter::isActive);
		return (reading && !ExistingBeans.of(ForwardedHeaderTransformer.class, this.beanFactory).isEmpty())
				? List.of(new Warning(Area.HOSTS,
						"The application has a ForwardedHeaderTransformer, which trusts the forwarded headers of every "
								+ "caller, while cors.hosts.* trusts only those of trusted proxies. Remove the "
								+ "ForwardedHeaderTransformer"))
				: List.of();
	}

}
