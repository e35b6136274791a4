package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.testing.PathHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/endpoint.md} shows is what an application with the settings there
 * answers.
 */
class DocumentedEndpointTests {

	private static final Pattern EXAMPLE = Pattern
		.compile("```shell\ncurl -s 'http://localhost:8080(/[^']*)' \\| jq\n```\n\n```json\n(.*?)```", Pattern.DOTALL);

	@Test
	void everyAnswerInTheDocumentIsReal() throws IOException {
		String document = Files.readString(Path.of("..", "docs", "endpoint.md"));
		Map<String, String> examples = new LinkedHashMap<>();
		Matcher example = EXAMPLE.matcher(document);
		while (example.find()) {
			examples.put(example.group(1), example.group(2));
		}
		assertThat(examples).hasSize(4);
		try (RunningApplication application = Server.TOMCAT.start(PathHandlers.class, settings(document))) {
			examples.forEach((question, answer) -> assertThat(ordered(application.get(question).body())).as(question)
				.isEqualTo(ordered(answer)));
		}
	}

	/**
	 * The members in their order, whatever stands between them.
	 */
	private static String ordered(String json) {
		return JsonParserFactory.getJsonParser().parseMap(json).toString();
	}

	private static String[] settings(String document) {
		int start = document.indexOf("```yaml\n") + "```yaml\n".length();
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ByteArrayResource(
				document.substring(start, document.indexOf("```", start)).getBytes(StandardCharsets.UTF_8)));
		return yaml.getObject()
			.entrySet()
			.stream()
			.map((setting) -> setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new);
	}

}
