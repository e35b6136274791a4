package io.github.corsstarter;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.testing.Document;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.testing.TestApplication;
import io.github.corsstarter.testing.TestSettings;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What {@code README.md} shows is what happens.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReadmeTests {

	private static final Document README = Document.of("README.md");

	@TempDir
	private Path directory;

	static Stream<String> workingSettings() {
		return Stream.of("Add it", "Recipes").flatMap((section) -> README.section(section).blocks("yaml").stream());
	}

	@ParameterizedTest
	@MethodSource("workingSettings")
	void settingsCanBeUsedAsTheyStand(String yaml) {
		TestSettings settings = TestSettings.none()
			.file("application.yml", yaml)
			.variable("ORIGIN_SECRET", "sixteen-characters-and-more");
		assertThat(settings.problems()).isEmpty();
		assertThat(settings.warnings()).isEmpty();
	}

	@Test
	void commandsPrintWhatIsShown() throws IOException {
		List<String> commands = README.blocks("console");
		assertThat(commands).hasSize(2);
		String settings = write(README.section("Add it").blocks("yaml").get(0));
		try (RunningApplication application = Server.TOMCAT.start(PlainHandlers.class,
				"spring.config.additional-location=" + settings,
				"management.endpoints.web.exposure.include=health,cors")) {
			assertThat(commands).allSatisfy((block) -> {
				Matcher console = Pattern.compile("\\$ (curl [^\n]*)\n(.*)", Pattern.DOTALL).matcher(block);
				assertThat(console.matches()).isTrue();
				assertThat(run(console.group(1), application))
					.containsExactlyInAnyOrderElementsOf(console.group(2).lines().toList());
			});
		}
	}

	@Test
	void failingStartPrintsWhatIsShown(CapturedOutput output) throws IOException {
		Document section = README.section("A mistake stops the start");
		String location = write(section.blocks("yaml").get(0));
		assertThatException()
			.isThrownBy(() -> TestApplication.run(Map.of(), "--spring.config.location=" + location).close());
		assertThat(output.toString().replace(this.directory + "/", "")).contains(section.blocks("text").get(0));
	}

	private String write(String settings) throws IOException {
		Files.writeString(this.directory.resolve("application.yml"), settings);
		return this.directory.toUri().toString();
	}

	/**
	 * The lines that a command prints: of a response the status and what it says about
	 * CORS, or what jq takes from it.
	 */
	private static List<String> run(String command, RunningApplication application) {
		URI target = URI.create(find(command, "(http://localhost:8080\\S*?)'?(?: |$)").get(0));
		String query = (target.getRawQuery() != null) ? "?" + target.getRawQuery() : "";
		Response response = application.get(target.getRawPath() + query,
				find(command, "-H '([^']*)'").toArray(String[]::new));
		List<String> lines = new ArrayList<>();
		if (command.startsWith("curl -i")) {
			lines.add("HTTP/1.1 " + response.status());
			lines.addAll(response.corsLines());
		}
		for (String filter : find(command, "\\| jq -r '(.*)'")) {
			Stream.of(filter.split(", ")).forEach((path) -> lines.add(JsonPath.read(response.body(), "$" + path)));
		}
		return lines;
	}

	private static List<String> find(String text, String regex) {
		return Pattern.compile(regex).matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
	}

}
