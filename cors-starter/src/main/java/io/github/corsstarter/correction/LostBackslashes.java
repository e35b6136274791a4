package io.github.corsstarter.correction;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import io.github.corsstarter.settings.Setting;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.Resource;

/**
 * Finds backslashes that a {@code .properties} file loses: there a backslash only gives
 * the next character a meaning, so that {@code \d} arrives as {@code d}.
 */
public final class LostBackslashes {

	/**
	 * What a backslash belongs before in such a file.
	 */
	private static final String ESCAPED = "\\:=#! tnrfu";

	private LostBackslashes() {
	}

	/**
	 * Report lost backslashes.
	 * @param setting a setting that takes one expression
	 * @param regex the expression that arrived
	 * @return the expression that was meant
	 */
	public static String restore(Setting setting, String regex) {
		String meant = meant(setting);
		if (meant == null) {
			return regex;
		}
		report(setting, meant);
		return meant.contains("${") ? regex : meant;
	}

	/**
	 * Report lost backslashes.
	 * @param list a list of expressions
	 * @param regexes the expressions that arrived
	 * @return the expressions that were meant
	 */
	public static List<String> restore(Setting list, List<String> regexes) {
		List<String> restored = new ArrayList<>();
		if (!list.isOneText()) {
			for (int i = 0; i < regexes.size(); i++) {
				restored.add(restore(list.entry(i, regexes.get(i)), regexes.get(i)));
			}
			return restored;
		}
		String meant = meant(list);
		if (meant == null) {
			return regexes;
		}
		report(list, meant);
		if (meant.contains("${")) {
			return regexes;
		}
		for (String regex : meant.split(",", -1)) {
			restored.add(regex.strip());
		}
		return restored;
	}

	/**
	 * What to add to a problem with an expression that has no backslash and came from a
	 * variable, an argument or a system property.
	 * @return a sentence that begins with a full stop, or nothing
	 */
	public static String inShell(Setting setting, String regex) {
		return (regex.indexOf('\\') < 0 && isFromShell(setting.origin()))
				? ". If a \\ was written, a shell has removed it: it leaves only those between single quotes" : "";
	}

	private static boolean isFromShell(@Nullable Origin origin) {
		if (!(origin instanceof PropertySourceOrigin property)) {
			return origin instanceof SystemEnvironmentOrigin;
		}
		PropertySource<?> source = property.getPropertySource();
		return source instanceof SystemEnvironmentPropertySource || source instanceof CommandLinePropertySource<?>
				|| source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
	}

	private static void report(Setting setting, String meant) {
		setting.problem("It lost a backslash: in a .properties file each one has to be written twice",
				"Write " + meant);
	}

	/**
	 * The text with its backslashes, or {@code null} if none is lost.
	 */
	private static @Nullable String meant(Setting setting) {
		Origin origin = (setting.origin() instanceof PropertySourceOrigin property) ? property.getOrigin()
				: setting.origin();
		if (!(origin instanceof TextResourceOrigin text)) {
			return null;
		}
		Resource resource = text.getResource();
		Location location = text.getLocation();
		if (resource == null || location == null || !String.valueOf(resource.getFilename()).endsWith(".properties")) {
			return null;
		}
		String raw = raw(resource, location);
		StringBuilder doubled = new StringBuilder(raw.length() + 8);
		boolean lost = false;
		for (int i = 0; i < raw.length(); i++) {
			char c = raw.charAt(i);
			doubled.append(c);
			if (c == '\\' && i + 1 < raw.length()) {
				char next = raw.charAt(++i);
				if (ESCAPED.indexOf(next) < 0) {
					doubled.append('\\');
					lost = true;
				}
				doubled.append(next);
			}
		}
		return lost ? read(doubled.toString()) : null;
	}

	/**
	 * A value as it is in a file, with the lines that continue it.
	 */
	private static String raw(Resource resource, Location location) {
		String[] lines = lines(resource);
		if (location.getLine() >= lines.length) {
			return "";
		}
		String first = lines[location.getLine()];
		StringBuilder raw = new StringBuilder(first.substring(Math.min(location.getColumn(), first.length())));
		for (int i = location.getLine() + 1; i < lines.length && isContinued(raw); i++) {
			raw.setLength(raw.length() - 1);
			raw.append(lines[i].stripLeading());
		}
		return raw.toString();
	}

	private static String[] lines(Resource resource) {
		try (InputStream file = resource.getInputStream()) {
			return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1).split("\r\n|\r|\n");
		}
		catch (IOException ex) {
			return new String[0];
		}
	}

	private static boolean isContinued(StringBuilder raw) {
		int backslashes = 0;
		while (backslashes < raw.length() && raw.charAt(raw.length() - 1 - backslashes) == '\\') {
			backslashes++;
		}
		return backslashes % 2 == 1;
	}

	/**
	 * What a text means in the file.
	 */
	private static String read(String doubled) {
		Properties properties = new Properties();
		try {
			properties.load(new StringReader("value=" + doubled));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return properties.getProperty("value", "").strip();
	}

}
