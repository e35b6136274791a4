package io.github.corsstarter.browser;

import java.util.Map;

import io.github.corsstarter.scenario.Conversation;
import io.github.corsstarter.scenario.Recording;
import io.github.corsstarter.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The model of browsers against what {@link ChromiumModelIT} recorded of Chromium 156, in
 * every build and without a browser.
 */
class RecordedChromiumTests {

	private static final Map<String, String> RECORDING = Recording.ofChromium();

	@ParameterizedTest
	@MethodSource("io.github.corsstarter.scenario.Scenario#all")
	void modelSaysWhatChromiumDid(Scenario scenario) {
		assertThat(Conversation.ofModel(scenario)).hasToString(RECORDING.get(scenario.name()));
	}

	@Test
	void everyScenarioIsRecorded() {
		assertThat(Scenario.all()).extracting(Scenario::name)
			.doesNotHaveDuplicates()
			.containsExactlyElementsOf(RECORDING.keySet());
	}

}
