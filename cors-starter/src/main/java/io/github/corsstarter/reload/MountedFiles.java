package io.github.corsstarter.reload;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.ConfigTreePropertySource.Option;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * Files that an orchestrator mounts, one for each property: Spring Boot imports them with
 * {@code configtree:} and reads each of them once.
 */
final class MountedFiles {

	private MountedFiles() {
	}

	/**
	 * Read the files again, aside: other parts of the application, and what Spring Cloud
	 * finds changed later, do not depend on when the settings of the starter are read.
	 * @param environment an environment, which stays the same
	 * @return an environment in which config trees have what their files have now
	 * @throws RuntimeException if a directory is missing
	 */
	static ConfigurableEnvironment readAgain(ConfigurableEnvironment environment) {
		if (environment.getPropertySources().stream().noneMatch(ConfigTreePropertySource.class::isInstance)) {
			return environment;
		}
		MutablePropertySources sources = new MutablePropertySources();
		environment.getPropertySources()
			.stream()
			.filter((source) -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
			.map(MountedFiles::readAgain)
			.forEach(sources::addLast);
		ConfigurableEnvironment now = new AbstractEnvironment(sources) {

		};
		ConfigurationPropertySources.attach(now);
		return now;
	}

	private static PropertySource<?> readAgain(PropertySource<?> source) {
		return (source instanceof ConfigTreePropertySource tree)
				? new ConfigTreePropertySource(tree.getName(), tree.getSource(), Option.AUTO_TRIM_TRAILING_NEW_LINE)
				: source;
	}

}
