package io.github.corsstarter.actuate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.github.corsstarter.actuate.CorsEndpoint.State;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CrossOriginProtectionAutoConfiguration;
import io.github.corsstarter.autoconfigure.HostsAutoConfiguration;
import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HeaderForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.reload.CorsReload;
import io.github.corsstarter.reload.Filters;
import io.github.corsstarter.reload.Snapshot;
import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.CrossOriginProtectionFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration of the actuator endpoint {@code cors}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CorsAutoConfiguration.class, HostsAutoConfiguration.class,
		CrossOriginProtectionAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(endpoint = CorsEndpoint.class)
@EnableConfigurationProperties(CorsEndpointProperties.class)
@RegisterReflectionForBinding({ CorsDescriptor.class, ExplanationDescriptor.class, ProblemDescriptor.class })
public final class CorsEndpointAutoConfiguration {

	CorsEndpointAutoConfiguration() {
		// Spring creates it; an application only names the class.
	}

	@Bean
	@ConditionalOnMissingBean
	CorsEndpoint corsStarterEndpoint(ObjectProvider<CompiledSettings> compiled,
			ObjectProvider<StartupWarnings> warnings, ConfigurableEnvironment environment,
			CorsEndpointProperties properties, ObjectProvider<CorsPolicies> policies,
			ObjectProvider<OriginAuthorizer> originAuthorizer, ObjectProvider<HostAuthorizer> hostAuthorizer,
			ObjectProvider<ForwardedHostResolver> resolver, ObjectProvider<ServletContext> servletContext,
			ObjectProvider<CorsReload> reload, ObjectProvider<FilterRegistrationBean<CorsPolicyFilter>> cors,
			ObjectProvider<FilterRegistrationBean<ForwardedHeadersFilter>> forwardedHeaders,
			ObjectProvider<FilterRegistrationBean<AllowedHostsFilter>> hosts,
			ObjectProvider<FilterRegistrationBean<CrossOriginProtectionFilter>> csrf) {
		return new CorsEndpoint(() -> {
			CorsReload changing = reload.getIfAvailable();
			Snapshot snapshot = (changing != null) ? changing.current() : null;
			Filters filters = (snapshot != null) ? snapshot.filters() : null;
			CompiledSettings configured = compiled.getIfAvailable();
			CompiledSettings settings = (snapshot != null) ? snapshot.settings()
					: (configured != null) ? configured : CompiledSettings.of(environment);
			boolean resolving = isActive(forwardedHeaders, ForwardedHeadersFilter::isActive,
					(filters != null) ? filters.forwardedHeaders() : null);
			boolean ownResolver = resolving
					&& resolver.stream().noneMatch((each) -> each instanceof HeaderForwardedHostResolver);
			boolean replaced = configured != null && policies.getIfAvailable() != configured.cors().policies();
			ActiveComponents components = new ActiveComponents(
					replaced ? policies.getObject() : settings.cors().policies(),
					isActive(cors, CorsPolicyFilter::isActive, (filters != null) ? filters.cors() : null), resolving,
					isActive(hosts, AllowedHostsFilter::isActive, (filters != null) ? filters.hosts() : null),
					isActive(csrf, CrossOriginProtectionFilter::isActive, (filters != null) ? filters.csrf() : null),
					exists(originAuthorizer), exists(hostAuthorizer), ownResolver,
					contextPaths(settings, servletContext));
			return new State(configured != null, settings,
					(configured != null) ? warnings.getObject().all() : List.of(), components, changing);
		}, properties.showValues());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint(endpoint = CorsEndpoint.class, exposure = EndpointExposure.WEB)
	CorsEndpointWebExtension corsStarterEndpointWebExtension(CorsEndpoint endpoint, CorsEndpointProperties properties) {
		return new CorsEndpointWebExtension(endpoint, properties);
	}

	/**
	 * A filter acts only if it is registered, by the starter's bean or by another one.
	 * Where settings can change, another one that is in force acts in its place.
	 */
	private static <F extends Filter> boolean isActive(ObjectProvider<FilterRegistrationBean<F>> registrations,
			Predicate<F> active, @Nullable F inForce) {
		return registrations.stream().anyMatch((registration) -> {
			F filter = registration.getFilter();
			return registration.isEnabled() && filter != null && active.test((inForce != null) ? inForce : filter);
		});
	}

	/**
	 * A fixed prefix replaces the context path for clients.
	 */
	private static List<String> contextPaths(CompiledSettings settings, ObjectProvider<ServletContext> context) {
		List<String> paths = new ArrayList<>();
		String prefix = settings.properties().hosts().prefix();
		if (prefix != null) {
			paths.add(StringUtils.trimTrailingCharacter(prefix, '/'));
		}
		context.ifAvailable((found) -> paths.add(found.getContextPath()));
		paths.removeIf(String::isEmpty);
		return List.copyOf(paths);
	}

	private static boolean exists(ObjectProvider<?> beans) {
		return beans.stream().findAny().isPresent();
	}

}
