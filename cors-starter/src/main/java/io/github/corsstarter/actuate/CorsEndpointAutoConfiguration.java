package io.github.corsstarter.actuate;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.actuate.CorsEndpoint.State;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CrossOriginProtectionAutoConfiguration;
import io.github.corsstarter.autoconfigure.HostsAutoConfiguration;
import io.github.corsstarter.autoconfigure.ReactiveCorsAutoConfiguration;
import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HeaderForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.reload.CorsReload;
import io.github.corsstarter.startup.StartupWarnings;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.beans.factory.ListableBeanFactory;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration of the actuator endpoint {@code cors}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CorsAutoConfiguration.class, HostsAutoConfiguration.class,
		CrossOriginProtectionAutoConfiguration.class, ReactiveCorsAutoConfiguration.class })
@ConditionalOnWebApplication
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
			ObjectProvider<ForwardedHostResolver> resolver, ObjectProvider<CorsReload> reload, WebLayer layer) {
		return new CorsEndpoint(() -> {
			CorsReload changing = reload.getIfAvailable();
			CompiledSettings configured = compiled.getIfAvailable();
			CompiledSettings settings = (changing != null) ? changing.current().settings()
					: (configured != null) ? configured : CompiledSettings.of(environment);
			boolean resolving = layer.readsForwardedHeaders();
			boolean ownResolver = resolving
					&& resolver.stream().noneMatch((each) -> each instanceof HeaderForwardedHostResolver);
			boolean replaced = configured != null && policies.getIfAvailable() != configured.cors().policies();
			ActiveComponents components = new ActiveComponents(
					replaced ? policies.getObject() : settings.cors().policies(), layer.appliesCors(), resolving,
					layer.checksHosts(), layer.protectsFromCrossOriginRequests(), exists(originAuthorizer),
					exists(hostAuthorizer), ownResolver, contextPaths(settings, layer));
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
	 * A fixed prefix replaces the context path for clients.
	 */
	private static List<String> contextPaths(CompiledSettings settings, WebLayer layer) {
		List<String> paths = new ArrayList<>();
		String prefix = settings.properties().hosts().prefix();
		if (prefix != null) {
			paths.add(StringUtils.trimTrailingCharacter(prefix, '/'));
		}
		paths.add(layer.contextPath());
		paths.removeIf(String::isEmpty);
		return List.copyOf(paths);
	}

	private static boolean exists(ObjectProvider<?> beans) {
		return beans.stream().findAny().isPresent();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletConfiguration {

		@Bean
		WebLayer corsStarterEndpointLayer(ListableBeanFactory beans) {
			return new ServletLayer(beans);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveConfiguration {

		@Bean
		WebLayer corsStarterEndpointLayer(ListableBeanFactory beans, Environment environment) {
			return new ReactiveLayer(beans, environment);
		}

	}

}
