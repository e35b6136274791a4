package io.github.corsstarter.footprint;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ArgumentsTests {

	private static final Map<String, Integer> DEFAULTS = Map.of("rounds", 30, "requests", 4000);

	@Test
	void theFirstIsTheFileAndTheOthersReplaceDefaults() {
		Arguments arguments = Arguments.parse(new String[] { "result.json", "rounds=2" }, DEFAULTS);
		assertThat(arguments.result()).isEqualTo(Path.of("result.json"));
		assertThat(arguments.asMap()).isEqualTo(Map.of("rounds", 2, "requests", 4000));
	}

	@Test
	void aFileIsNeeded() {
		assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse(new String[0], DEFAULTS))
			.withMessageContaining("which file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "round=2", "rounds", "rounds=-1", "rounds=two" })
	void aMisspeltArgumentIsNotPassedOver(String argument) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Arguments.parse(new String[] { "result.json", argument }, DEFAULTS));
	}

}
