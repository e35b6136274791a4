package io.github.corsstarter.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.ListExcerpt;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.ExistingBeans.RegisteredFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Finds Spring's {@link CorsFilter} ahead of {@link CorsPolicyFilter}. One that runs
 * later is a configuration like others, which {@link SpringCorsCheck} finds.
 */
public final class CorsFilterCheck implements StartupCheck {

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final ObjectProvider<OriginAuthorizer> originAuthorizer;

	private final ConfigurableListableBeanFactory beanFactory;

	public CorsFilterCheck(CompiledSettings settings, CorsPolicies policies,
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
		List<String> ahead = new ArrayList<>();
		for (RegisteredFilter registered : ExistingBeans.filters(this.beanFactory)) {
			if (registered.filter() instanceof CorsFilter filter && registered.order() <= ours.order()
					&& scope.meets(registered.urlPatterns()) && isConfiguredIn(scope, filter)) {
				ahead.add(registered.toString());
			}
		}
		return ahead.isEmpty() ? List.of() : List
			.of(new Warning(Area.CORS, "Spring's CorsFilter runs before the CORS filter of this starter (order "
					+ ours.orderText() + "): " + ListExcerpt.of(ahead)
					+ ". It answers all preflights, and what it does not allow gets 403 \"Invalid CORS request\" or no "
					+ "headers, also if cors.* allows it. Remove it, or exclude its paths with cors.urls-regex"));
	}

	private static boolean isConfiguredIn(PolicyScope scope, CorsFilter filter) {
		Map<String, CorsConfiguration> configurations = configurations(filter);
		return configurations == null || scope.meets(configurations.keySet());
	}

	/**
	 * What a filter is configured with. It has no method for that; without its field, as
	 * in a native image, the filter counts as configured for every path.
	 * @return configurations by pattern, or {@code null} if they are not known
	 */
	static @Nullable Map<String, CorsConfiguration> configurations(CorsFilter filter) {
		try {
			return (new DirectFieldAccessor(filter)
				.getPropertyValue("configSource") instanceof UrlBasedCorsConfigurationSource source)
						? source.getCorsConfigurations() : null;
		}
		catch (BeansException ex) {
			return null;
		}
	}

}
