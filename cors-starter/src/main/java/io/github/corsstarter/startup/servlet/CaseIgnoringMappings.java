package io.github.corsstarter.startup.servlet;

import java.util.Collection;
import java.util.function.BooleanSupplier;

import io.github.corsstarter.startup.ExistingBeans;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Tells whether Spring MVC maps any handlers without regard to case. To be asked when
 * requests come: the answer is found once there are mappings, and kept.
 */
public final class CaseIgnoringMappings implements BooleanSupplier {

	private final ConfigurableListableBeanFactory beanFactory;

	private volatile @Nullable Boolean found;

	public CaseIgnoringMappings(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean getAsBoolean() {
		Boolean known = this.found;
		return (known != null) ? known : find();
	}

	private boolean find() {
		if (!ClassUtils.isPresent(CorsChecks.SPRING_MVC, this.beanFactory.getBeanClassLoader())) {
			this.found = false;
			return false;
		}
		Collection<RequestMappingInfoHandlerMapping> mappings = ExistingBeans
			.of(RequestMappingInfoHandlerMapping.class, this.beanFactory)
			.values();
		boolean ignoring = mappings.stream().anyMatch(CaseIgnoringMappings::ignoresCase);
		if (!mappings.isEmpty()) {
			this.found = ignoring;
		}
		return ignoring;
	}

	/**
	 * The parser says it. Without one, paths are matched by a matcher that only shows it.
	 */
	@SuppressWarnings({ "deprecation", "removal" })
	static boolean ignoresCase(RequestMappingInfoHandlerMapping mapping) {
		PathPatternParser parser = mapping.getPatternParser();
		return (parser != null) ? !parser.isCaseSensitive() : mapping.getPathMatcher().match("/a", "/A");
	}

}
