package io.github.corsstarter.compile;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.corsstarter.settings.CorsProperties.PolicyProperties;
import io.github.corsstarter.settings.SettingKeys;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/cors.schema.json} says what the configuration metadata says, and describes
 * the entries of {@code cors.policies[]} too, for which that has no place.
 */
class SettingsSchemaTests {

	private final Map<String, Object> settings = at(parse(read(Path.of("..", "docs", "cors.schema.json"))),
			"properties", "cors", "properties");

	@Test
	void everySettingAndAliasIsDescribedAsInTheMetadata() {
		Map<String, String> described = new HashMap<>();
		this.settings.forEach((key, setting) -> {
			Map<String, Object> schema = map(setting);
			if (schema.get("properties") == null) {
				described.put(key, (String) schema.get("description"));
			}
			else {
				at(schema, "properties")
					.forEach((name, below) -> described.put(key + "." + name, (String) map(below).get("description")));
			}
		});
		Map<String, String> expected = new HashMap<>();
		for (String name : SettingKeys.topLevel().names()) {
			expected.put(name, metadata().get("cors." + name));
		}
		assertThat(described).isEqualTo(expected);
	}

	@Test
	void everySettingOfAPolicyIsDescribed() {
		Map<String, Object> policies = map(((List<?>) map(this.settings.get("policies")).get("anyOf")).get(0));
		Map<String, Object> ofPolicy = at(policies, "items", "properties");
		assertThat(ofPolicy.keySet())
			.containsExactlyInAnyOrderElementsOf(Stream.of(PolicyProperties.class.getRecordComponents())
				.map(RecordComponent::getName)
				.map(DataObjectPropertyName::toDashedForm)
				.toList());
		assertThat(ofPolicy.values())
			.allSatisfy((schema) -> assertThat((String) map(schema).get("description")).endsWith("."));
	}

	private static Map<String, String> metadata() {
		Map<String, String> descriptions = new HashMap<>();
		for (Object property : new ArrayList<>((List<?>) parse(readMetadata()).get("properties"))) {
			descriptions.put((String) map(property).get("name"), (String) map(property).get("description"));
		}
		return descriptions;
	}

	private static String readMetadata() {
		return read(Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json"));
	}

	private static String read(Path file) {
		try (InputStream content = Files.newInputStream(file)) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, Object> parse(String json) {
		return JsonParserFactory.getJsonParser().parseMap(json);
	}

	private static Map<String, Object> at(Map<String, Object> schema, String... names) {
		Map<String, Object> below = schema;
		for (String name : names) {
			below = map(below.get(name));
		}
		return below;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

}
