package io.github.corsstarter.settings;

import java.io.IOException;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * Where a setting was written, in words for people. Boot's own text has a file as a URL,
 * and line and column as {@code 3:7}.
 *
 * @param source the file, or what else it came from
 * @param line the line in the file, from 1; 0 if it is no file
 */
public record SettingLocation(String source, int line) {

	/**
	 * The order in which somebody goes through the files, and then through the rest.
	 */
	static final Comparator<@Nullable SettingLocation> ORDER = Comparator
		.nullsLast(Comparator.comparing((SettingLocation place) -> place.line == 0)
			.thenComparing(SettingLocation::source)
			.thenComparingInt(SettingLocation::line));

	/**
	 * Put an origin into words.
	 * @param origin what Boot knows about a property
	 * @return the place, or {@code null} if nothing is known
	 */
	static @Nullable SettingLocation of(@Nullable Origin origin) {
		if (origin instanceof PropertySourceOrigin property) {
			return (property.getOrigin() != null) ? of(property.getOrigin()) : ofSource(property);
		}
		if (origin instanceof TextResourceOrigin text && text.getResource() != null) {
			int line = (text.getLocation() != null) ? text.getLocation().getLine() + 1 : 0;
			return new SettingLocation(file(text.getResource()), line);
		}
		if (origin instanceof SystemEnvironmentOrigin variable) {
			return variable(variable.getProperty());
		}
		return (origin != null) ? new SettingLocation(origin.toString(), 0) : null;
	}

	/**
	 * The place of a property.
	 * @param property the property
	 * @return the place, or {@code null} if there is no property or nothing is known
	 */
	static @Nullable SettingLocation ofProperty(@Nullable ConfigurationProperty property) {
		return (property != null) ? of(property.getOrigin()) : null;
	}

	private static SettingLocation ofSource(PropertySourceOrigin property) {
		String source = property.getPropertySource().getName();
		if (property.getPropertySource() instanceof CommandLinePropertySource) {
			return new SettingLocation("argument --" + property.getPropertyName(), 0);
		}
		if (property.getPropertySource() instanceof SystemEnvironmentPropertySource) {
			return variable(property.getPropertyName());
		}
		if (source.equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
			return new SettingLocation("system property " + property.getPropertyName(), 0);
		}
		return new SettingLocation("property source \"" + source + "\"", 0);
	}

	private static SettingLocation variable(String name) {
		return new SettingLocation("environment variable " + name, 0);
	}

	/**
	 * A path says more than a URL; but a file on the class path is a copy of the one to
	 * edit.
	 */
	private static String file(Resource resource) {
		try {
			if (!(resource instanceof ClassPathResource) && resource.isFile()) {
				return resource.getFile().getPath();
			}
		}
		catch (IOException ex) {
			// It has a description in any case.
		}
		return resource.getDescription();
	}

	@Override
	public String toString() {
		return (this.line > 0) ? this.source + ", line " + this.line : this.source;
	}

}
