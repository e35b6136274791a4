package io.github.corsstarter.autoconfigure;

import java.util.List;
import java.util.TreeSet;

import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Says once, when the application has started, what is surely not meant.
 */
final class CorsStartupReport implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(CorsStartupReport.class);

	private final CorsSettings settings;

	private final CorsPolicies policies;

	private final ObjectProvider<OriginAuthorizer> originAuthorizer;

	private final ObjectProvider<AbstractHandlerMapping> handlerMappings;

	CorsStartupReport(CorsSettings settings, CorsPolicies policies, ObjectProvider<OriginAuthorizer> originAuthorizer,
			ObjectProvider<AbstractHandlerMapping> handlerMappings) {
		this.settings = settings;
		this.policies = policies;
		this.originAuthorizer = originAuthorizer;
		this.handlerMappings = handlerMappings;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.settings.warnings().forEach((warning) -> logger.warn(warning + "."));
		if (!this.settings.properties().enabled()) {
			return;
		}
		boolean ownPolicies = this.policies != this.settings.compiled().policies();
		boolean ownAuthorizer = this.originAuthorizer.getIfAvailable() != null;
		if (ownPolicies) {
			logger.warn("The application has a CorsPolicies bean: the settings for origins, paths, methods and headers "
					+ "under cors have no effect.");
		}
		else if (ownAuthorizer && this.settings.properties().allowAll()) {
			logger.warn("The application has an OriginAuthorizer bean, which cors.allow-all leaves nothing to decide.");
		}
		else if (!ownAuthorizer && !this.settings.isEffective()) {
			logger.info("CORS: no origin is allowed under cors (allowed-origins, allowed-origin-regexes, allow-all), "
					+ "so the filter stands aside and changes nothing.");
			return;
		}
		if (this.settings.properties().debug()) {
			logger.warn("cors.debug is true: every response tells the caller in X-Cors-Decision what was decided.");
		}
		warnAboutOtherConfiguration();
	}

	/**
	 * Spring leaves a response alone that has {@code Access-Control-Allow-Origin}
	 * already, and never sees a preflight that was answered.
	 */
	private void warnAboutOtherConfiguration() {
		TreeSet<String> concerned = new TreeSet<>();
		this.handlerMappings.stream().forEach((mapping) -> {
			if (mapping.getCorsConfigurationSource() instanceof UrlBasedCorsConfigurationSource source) {
				source.getCorsConfigurations()
					.keySet()
					.stream()
					.filter(this::isInScope)
					.forEach((pattern) -> concerned.add("addCorsMappings(\"" + pattern + "\")"));
			}
			if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
				methods.getHandlerMethods().forEach((info, handler) -> {
					if (isAnnotated(handler) && info.getPatternValues().stream().anyMatch(this::isInScope)) {
						concerned.add("@CrossOrigin on " + handler.getShortLogMessage());
					}
				});
			}
		});
		if (!concerned.isEmpty()) {
			logger.warn("CORS configuration beside cors.* is in its scope: " + Sample.of(List.copyOf(concerned))
					+ ". What cors.* allows is allowed there too, and preflights are answered by cors.*; "
					+ "remove one of the two, or exclude the paths with cors.urls-regex.");
		}
	}

	private boolean isInScope(String pattern) {
		return this.policies.forPath(pattern.replaceAll("[*{].*", "")) != null;
	}

	private static boolean isAnnotated(HandlerMethod handler) {
		return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), CrossOrigin.class)
				|| AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), CrossOrigin.class);
	}

}
