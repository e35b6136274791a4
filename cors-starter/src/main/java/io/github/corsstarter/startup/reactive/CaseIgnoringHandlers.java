package io.github.corsstarter.startup.reactive;

import java.util.Collection;
import java.util.function.BooleanSupplier;

import io.github.corsstarter.startup.ExistingBeans;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;

/**
 * Tells whether WebFlux maps any handlers without regard to case. To be asked when
 * requests come: the answer is found once there are mappings, and kept.
 */
public final class CaseIgnoringHandlers implements BooleanSupplier {

	private final ConfigurableListableBeanFactory beanFactory;

	private volatile @Nullable Boolean found;

	public CaseIgnoringHandlers(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean getAsBoolean() {
		Boolean known = this.found;
		return (known != null) ? known : find();
	}

	private boolean find() {
		if (!ClassUtils.isPresent(ReactiveChecks.WEBFLUX, this.beanFactory.getBeanClassLoader())) {
			this.found = false;
			return false;
		}
		Collection<AbstractHandlerMapping> mappings = ExistingBeans.of(AbstractHandlerMapping.class, this.beanFactory)
			.values();
		boolean ignoring = mappings.stream().anyMatch(CaseIgnoringHandlers::ignoresCase);
		if (!mappings.isEmpty()) {
			this.found = ignoring;
		}
		return ignoring;
	}

	static boolean ignoresCase(AbstractHandlerMapping mapping) {
		return !mapping.getPathPatternParser().isCaseSensitive();
	}

}
