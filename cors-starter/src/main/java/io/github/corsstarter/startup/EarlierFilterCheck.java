package io.github.corsstarter.startup;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.ExistingBeans.RegisteredFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.web.filter.DelegatingFilterProxy;

/**
 * Finds filters of the application, and Spring Security, ahead of
 * {@link CorsPolicyFilter}. Filters that only observe requests are no mistake there.
 */
public final class EarlierFilterCheck implements StartupCheck {

	private static final List<String> HARMLESS = List.of("org.springframework.", "io.github.corsstarter.web.",
			"io.sentry.", "io.micrometer.", "io.opentelemetry.", "brave.", "org.zalando.logbook.", "ch.qos.logback.");

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final ObjectProvider<OriginAuthorizer> originAuthorizer;

	private final ConfigurableListableBeanFactory beanFactory;

	public EarlierFilterCheck(CompiledSettings settings, CorsPolicies policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ConfigurableListableBeanFactory beanFactory) {
		this.settings = settings;
		this.policies = policies;
		this.originAuthorizer = originAuthorizer;
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		PolicyScope scope = new PolicyScope(this.settings, this.policies, this.originAuthorizer.getIfAvailable());
		RegisteredFilter ours = scope.isEffective() ? ExistingBeans.corsPolicyFilter(this.beanFactory) : null;
		if (ours == null) {
			return List.of();
		}
		List<String> earlier = new ArrayList<>();
		for (RegisteredFilter registered : ExistingBeans.filters(this.beanFactory)) {
			if (registered.order() < ours.order() && !isHarmless(registered.filter())
					&& scope.meets(registered.urlPatterns())) {
				earlier.add(registered.toString());
			}
		}
		return earlier.isEmpty() ? List.of()
				: List.of(new Warning(Area.CORS, "These filters run before the CORS filter of this starter (order "
						+ ours.orderText() + "): " + ListExcerpt.of(earlier)
						+ ". Responses that they write themselves, also to preflights, have no CORS headers, and "
						+ "what they write after the chain returned cannot be removed. Give filters that do so a "
						+ "higher order value"));
	}

	/**
	 * A proxy stands for a bean that answers: Spring Security, if its order was changed.
	 */
	private static boolean isHarmless(Filter filter) {
		if (filter instanceof DelegatingFilterProxy) {
			return false;
		}
		for (String prefix : HARMLESS) {
			if (filter.getClass().getName().startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

}
