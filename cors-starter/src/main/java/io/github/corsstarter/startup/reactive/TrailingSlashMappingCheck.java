package io.github.corsstarter.startup.reactive;

import java.util.List;

import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.startup.StartupCheck;
import io.github.corsstarter.startup.TrailingSlashMappings;
import io.github.corsstarter.web.reactive.TrailingSlashWebFilter;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Finds handlers that no request can reach, because their paths end with the slash that
 * {@link TrailingSlashWebFilter} removes.
 */
final class TrailingSlashMappingCheck implements StartupCheck {

	private final ConfigurableListableBeanFactory beanFactory;

	TrailingSlashMappingCheck(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public List<Warning> check() {
		TrailingSlashMappings mappings = new TrailingSlashMappings();
		WebFluxHandlers handlers = WebFluxHandlers.of(this.beanFactory);
		if (handlers != null) {
			handlers.patterns().forEach(mappings::add);
		}
		return mappings.warnings();
	}

}
