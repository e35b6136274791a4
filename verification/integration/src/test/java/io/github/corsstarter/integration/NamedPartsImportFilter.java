package io.github.corsstarter.integration;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * All parts of Spring are on one class path here, and each application has those that it
 * names, as if it had no dependency on the others.
 */
class NamedPartsImportFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	/**
	 * The property for the parts of Boot that an application names.
	 */
	static final String PROPERTY = "test.parts";

	private static final Pattern PART = Pattern.compile("org\\.springframework\\.boot\\.(.*?)\\.?autoconfigure\\..*");

	/**
	 * What every Spring MVC application has.
	 */
	private static final List<String> ALWAYS = List.of("", "http.converter", "jackson", "servlet", "web.server",
			"webmvc");

	private List<String> parts = List.of();

	@Override
	public void setEnvironment(Environment environment) {
		this.parts = Stream
			.concat(ALWAYS.stream(), Stream.of(environment.getRequiredProperty(PROPERTY, String[].class)))
			.toList();
	}

	@Override
	public boolean[] match(String[] autoConfigurations, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurations.length];
		for (int i = 0; i < matches.length; i++) {
			matches[i] = autoConfigurations[i] != null && isNamed(autoConfigurations[i]);
		}
		return matches;
	}

	private boolean isNamed(String autoConfiguration) {
		Matcher matcher = PART.matcher(autoConfiguration);
		return !matcher.matches() || this.parts.contains(matcher.group(1));
	}

}
