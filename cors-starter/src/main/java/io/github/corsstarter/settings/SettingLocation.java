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
 * Where a setting was written, as text to read: Boot's own text has a file as a URL, and
 * line and column as {@code 3:7}.
 *
 * @param source the file, or a description of another source
 * @param line the line in the file, from 1; 0 if the source is not a file
 */
public record SettingLocation(String source, int line) {

	/**
	 * Files come first, each from top to bottom, then the other sources.
	 */
	static final Comparator<@Nullable SettingLocation> ORDER = Comparator
		.nullsLast(Comparator.comparing((SettingLocation location) -> location.line == 0)
			.thenComparing(SettingLocation::source)
			.thenComparingInt(SettingLocation::line));

	/**
	 * The location that an origin stands for.
	 * @param origin what Boot knows about a property
	 * @return the location, or {@code null} if nothing is known
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
	 * The location of a property.
	 * @param property the property
	 * @return the location, or {@code null} if there is no property or nothing is known
	 */
	static @Nullable SettingLocation ofProperty(@Nullable ConfigurationProperty property) {
		return (property != null) ? of(property.getOrigin()) : null;
	}

	/**
	 * Whether a property comes from a file in which each backslash has to be doubled.
	 */
	static boolean isProperties(@Nullable ConfigurationProperty property) {
		Origin origin = (property != null) ? property.getOrigin() : null;
		if (origin instanceof PropertySourceOrigin wrapper) {
			origin = wrapper.getOrigin();
		}
		return origin instanceof TextResourceOrigin text && isProperties(text.getResource());
	}

	private static boolean isProperties(@Nullable Resource resource) {
		return resource != null && String.valueOf(resource.getFilename()).endsWith(".properties");
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
	 * A path is easier to read than a URL. The path of a file on the class path would
	 * mislead: it is a copy of the file to edit.
	 */
	private static String file(Resource resource) {
		try {
			if (!(resource instanceof ClassPathResource) && resource.isFile()) {
				return resource.getFile().getPath();
			}
		}
		catch (IOException ex) {
			// Every resource has a description.
		}
		return resource.getDescription();
	}

	@Override
	public String toString() {
		return (this.line > 0) ? this.source + ", line " + this.line : this.source;
	}

}
