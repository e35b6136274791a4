package io.github.corsstarter.compile;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.CorsProperties.AuthorizerProperties;
import io.github.corsstarter.settings.CorsProperties.CsrfProperties;
import io.github.corsstarter.settings.CorsProperties.HostsProperties;
import io.github.corsstarter.settings.CorsProperties.PolicyProperties;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.ProblemReport;
import io.github.corsstarter.settings.SettingKeys;
import io.github.corsstarter.testing.TestSettings;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The record, the configuration metadata and {@code docs/settings.md} say the same.
 */
class SettingsReferenceTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "settings.md");

	private static final Map<String, String> TYPES = Map.of("java.lang.Boolean", "true or false", "java.lang.String",
			"text", "java.time.Duration", "time", "java.util.List<java.lang.String>", "list",
			"java.util.List<io.github.corsstarter.settings.CorsProperties$PolicyProperties>", "list of policies",
			"java.lang.Integer", "number", "java.util.List<io.github.corsstarter.settings.ProxySecret>", "list");

	private static final Map<Class<?>, String> TYPES_OF_POLICY = Map.of(boolean.class, "true or false", Boolean.class,
			"true or false", String.class, "text", Duration.class, "time", List.class, "list");

	private final Map<String, Map<String, Object>> metadata = metadata();

	@Test
	void metadataDescribesEveryKey() {
		List<String> keys = new ArrayList<>(keys("cors.", CorsProperties.class));
		keys.addAll(keys("cors.hosts.", HostsProperties.class));
		keys.addAll(keys("cors.csrf.", CsrfProperties.class));
		keys.addAll(keys("cors.authorizer.", AuthorizerProperties.class));
		assertThat(keys).allSatisfy((key) -> {
			assertThat(this.metadata).containsKey(key);
			assertThat(description(key)).isNotEmpty().endsWith(".");
		});
	}

	@Test
	void metadataHasTheDefaultOfEveryKey() {
		CorsProperties defaults = TestSettings.none().properties();
		checkDefaults("cors.", defaults);
		checkDefaults("cors.hosts.", defaults.hosts());
		checkDefaults("cors.csrf.", defaults.csrf());
		checkDefaults("cors.authorizer.", defaults.authorizer());
	}

	private void checkDefaults(String level, Record defaults) {
		for (RecordComponent component : components(defaults.getClass())) {
			Object expected = value(component, defaults);
			Object actual = property(level + key(component)).get("defaultValue");
			if (expected instanceof Duration time) {
				expected = time.toSeconds() + "s";
			}
			assertThat(actual).as(component.getName()).isEqualTo(expected);
		}
	}

	@Test
	void metadataDescribesEveryAliasAsThat() {
		SettingKeys.ALIASES.forEach((key, aliases) -> aliases.forEach((alias) -> {
			Map<String, Object> property = property("cors." + alias);
			assertThat(property.get("type")).isEqualTo(property("cors." + key).get("type"));
			assertThat(property.get("defaultValue")).isEqualTo(property("cors." + key).get("defaultValue"));
			assertThat(description("cors." + alias))
				.isEqualTo("Alias of 'cors." + key + "'; one of the two may be set in one source.");
			assertThat(property.get("deprecation")).asInstanceOf(InstanceOfAssertFactories.MAP)
				.containsEntry("level", "warning")
				.containsEntry("replacement", "cors." + key)
				.containsKey("reason");
		}));
	}

	@Test
	void metadataHasNoOtherNamesThanThoseThatAreSettingsOrMistakes() {
		List<String> settings = SettingKeys.topLevel().names().stream().map((name) -> "cors." + name).toList();
		this.metadata.forEach((name, property) -> {
			if (isMistake(property)) {
				Map<?, ?> deprecation = (Map<?, ?>) property.get("deprecation");
				assertThat((String) deprecation.get("reason")).as(name).isNotEmpty();
			}
			else {
				assertThat(settings).contains(name);
			}
		});
	}

	@Test
	void namesThatTheMetadataMarksAsMistakesStopTheStart() {
		this.metadata.forEach((name, property) -> {
			if (isMistake(property)) {
				Map<?, ?> deprecation = (Map<?, ?>) property.get("deprecation");
				Problem problem = TestSettings.none()
					.file("application.yml", name + ": x")
					.problems()
					.stream()
					.filter((candidate) -> !candidate.reason().startsWith("It "))
					.findFirst()
					.orElseThrow();
				assertThat(problem.key()).isEqualTo(name);
				if (deprecation.get("replacement") != null) {
					assertThat(problem.action()).startsWith("Write " + deprecation.get("replacement"));
				}
			}
		});
	}

	private static boolean isMistake(Map<String, Object> property) {
		return property.get("deprecation") instanceof Map<?, ?> deprecation && "error".equals(deprecation.get("level"));
	}

	@Test
	void tableHasEveryKeyWithItsAliasesTypeDefaultAndMeaning() {
		checkTable("cors.", CorsProperties.class, "");
	}

	@Test
	void tableHasEveryKeyOfHostsWithItsAliasesTypeDefaultAndMeaning() {
		checkTable("cors.hosts.", HostsProperties.class, "cors.");
	}

	@Test
	void tableHasEveryKeyOfCsrfWithItsTypeDefaultAndMeaning() {
		checkTable("cors.csrf.", CsrfProperties.class, "");
	}

	@Test
	void tableHasEveryKeyOfAuthorizersWithItsTypeDefaultAndMeaning() {
		checkTable("cors.authorizer.", AuthorizerProperties.class, "");
	}

	private void checkTable(String level, Class<? extends Record> type, String levelOfAliases) {
		List<List<String>> rows = rows(level);
		List<List<String>> expected = new ArrayList<>();
		for (RecordComponent component : components(type)) {
			String key = level + key(component);
			String aliases = aliases(key.substring("cors.".length()));
			expected.add(List.of(key, aliases.isEmpty() ? "" : levelOfAliases + aliases,
					TYPES.get(property(key).get("type")), text(property(key).get("defaultValue")), description(key)));
		}
		assertThat(rows.stream().map((row) -> row.stream().map(SettingsReferenceTests::plain).toList()))
			.containsExactlyElementsOf(
					expected.stream().map((row) -> row.stream().map(SettingsReferenceTests::plain).toList()).toList());
	}

	@Test
	void tableHasEveryKeyOfAPolicyWithItsAliasesAndType() {
		List<List<String>> rows = rows("cors.policies[].");
		List<List<String>> expected = new ArrayList<>();
		for (RecordComponent component : PolicyProperties.class.getRecordComponents()) {
			expected.add(List.of("cors.policies[]." + key(component), aliases(key(component)),
					TYPES_OF_POLICY.get(component.getType())));
		}
		assertThat(rows.stream().map((row) -> row.subList(0, 3).stream().map(SettingsReferenceTests::plain).toList()))
			.containsExactlyElementsOf(expected);
		assertThat(rows).allSatisfy((row) -> assertThat(row.get(3)).isNotEmpty());
	}

	static Stream<String> examples() {
		return blocks("yaml").stream();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void everyExampleCanBeUsedAsItStands(String yaml) {
		TestSettings settings = TestSettings.none().file("application.yml", yaml);
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).isEmpty();
	}

	@Test
	void everyExampleOfVariablesCanBeUsedWithTheFileBeforeIt() {
		Matcher block = Pattern.compile("```(yaml|shell)\n(.*?)```", Pattern.DOTALL).matcher(document());
		String yaml = "";
		int variables = 0;
		while (block.find()) {
			if (block.group(1).equals("yaml")) {
				yaml = block.group(2);
				continue;
			}
			TestSettings settings = TestSettings.none().file("application.yml", yaml);
			for (String line : block.group(2).lines().toList()) {
				String[] parts = line.replace("export ", "").replace("'", "").split("=", 2);
				settings.variable(parts[0], parts[1]);
				variables++;
			}
			assertThat(settings.problems()).isEmpty();
			assertThat(settings.warnings()).isEmpty();
		}
		assertThat(variables).isEqualTo(5);
	}

	@Test
	void exampleOfAReportIsWhatIsPrinted() {
		List<Problem> problems = TestSettings.cors("""
				allowed-origins:
				  - https://app.example.com/
				max-age: 600
				""").problems();
		assertThat(blocks("text")).singleElement()
			.satisfies((text) -> assertThat(text.strip()).isEqualToNormalizingNewlines(ProblemReport.of(problems)));
	}

	private Map<String, Object> property(String name) {
		return this.metadata.getOrDefault(name, Map.of());
	}

	private String description(String name) {
		return String.valueOf(property(name).getOrDefault("description", ""));
	}

	private static String aliases(String key) {
		return String.join(", ", SettingKeys.ALIASES.getOrDefault(key, List.of()));
	}

	private static List<String> keys(String level, Class<? extends Record> type) {
		return components(type).stream().map((component) -> level + key(component)).toList();
	}

	/**
	 * The settings of a level, without groups.
	 */
	private static List<RecordComponent> components(Class<? extends Record> type) {
		return Arrays.stream(type.getRecordComponents())
			.filter((component) -> !component.getType().isRecord())
			.toList();
	}

	private static String key(RecordComponent component) {
		return DataObjectPropertyName.toDashedForm(component.getName());
	}

	private static Object value(RecordComponent component, Record properties) {
		try {
			return component.getAccessor().invoke(properties);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A default as the table has it.
	 */
	private static String text(Object value) {
		if (value instanceof List<?> list && !list.isEmpty()) {
			return String.join(", ", list.stream().map(String::valueOf).toList());
		}
		return (value != null) ? value.toString() : "";
	}

	private static String plain(String cell) {
		return cell.replaceAll("[`']", "");
	}

	/**
	 * The rows of the table whose keys stand directly below a level.
	 */
	private static List<List<String>> rows(String level) {
		List<List<String>> rows = new ArrayList<>();
		for (String line : document().lines().toList()) {
			if (line.matches("\\| `" + Pattern.quote(level) + "[a-z-]+` .*")) {
				String[] cells = line.substring(1, line.length() - 1).split("\\|", -1);
				rows.add(Arrays.stream(cells).map(String::strip).toList());
			}
		}
		return rows;
	}

	private static List<String> blocks(String language) {
		List<String> blocks = new ArrayList<>();
		Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(document());
		while (block.find()) {
			blocks.add(block.group(1));
		}
		return blocks;
	}

	private static String document() {
		try {
			return Files.readString(DOCUMENT);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Map<String, Object>> metadata() {
		Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
		try {
			for (URL url : Collections.list(SettingsReferenceTests.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream input = url.openStream()) {
					String json = new String(input.readAllBytes(), StandardCharsets.UTF_8);
					Map<String, Object> root = JsonParserFactory.getJsonParser().parseMap(json);
					for (Map<String, Object> property : (List<Map<String, Object>>) root.get("properties")) {
						if (String.valueOf(property.get("name")).startsWith("cors.")) {
							properties.put(String.valueOf(property.get("name")), property);
						}
					}
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return properties;
	}

}
