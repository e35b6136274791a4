package io.github.corsstarter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;

/**
 * The YAML that the documentation offers to be copied.
 */
public final class DocumentedSettings {

	private static final Path HOSTS = Path.of("..", "docs", "hosts.md");

	private DocumentedSettings() {
	}

	/**
	 * The block below a heading.
	 * @param heading the heading
	 * @param further settings as {@code key=value}; a list replaces the one of the block
	 * @return all settings, as {@code key=value}
	 */
	public static String[] of(String heading, String... further) {
		Map<String, String> settings = new TreeMap<>();
		block(heading).forEach((key, value) -> settings.put((String) key, String.valueOf(value)));
		for (String setting : further) {
			String name = setting.substring(0, setting.indexOf('=')).replaceFirst("\\[\\d+]$", "");
			settings.keySet().removeIf((key) -> key.equals(name) || key.startsWith(name + "["));
		}
		List<String> all = new ArrayList<>();
		settings.forEach((key, value) -> all.add(key + "=" + value));
		all.addAll(List.of(further));
		return all.toArray(String[]::new);
	}

	private static Map<Object, Object> block(String heading) {
		String text = read();
		int section = text.indexOf("\n### " + heading + "\n");
		int start = text.indexOf("```yaml\n", section) + "```yaml\n".length();
		if (section < 0) {
			throw new IllegalArgumentException("There is no heading " + heading);
		}
		String yaml = text.substring(start, text.indexOf("```", start));
		YamlPropertiesFactoryBean properties = new YamlPropertiesFactoryBean();
		properties.setResources(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		return properties.getObject();
	}

	private static String read() {
		try {
			return Files.readString(HOSTS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
