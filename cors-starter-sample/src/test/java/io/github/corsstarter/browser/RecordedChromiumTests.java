package io.github.corsstarter.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The model of browsers against what {@link ChromiumModelIT} recorded of Chromium 156, in
 * every build and without a browser.
 */
class RecordedChromiumTests {

	private static Map<String, String> recording;

	@BeforeAll
	static void read() throws IOException {
		recording = Recording.read(Path.of("src", "test", "resources", "browser", "chromium-156.txt"));
	}

	@ParameterizedTest
	@MethodSource("io.github.corsstarter.browser.Scenario#all")
	void modelSaysWhatChromiumDid(Scenario scenario) {
		assertThat(Conversation.ofModel(scenario).toString().stripTrailing()).isEqualTo(recording.get(scenario.name()));
	}

	@Test
	void everyScenarioIsRecorded() {
		assertThat(Scenario.all()).extracting(Scenario::name)
			.doesNotHaveDuplicates()
			.containsExactlyElementsOf(recording.keySet());
	}

}
