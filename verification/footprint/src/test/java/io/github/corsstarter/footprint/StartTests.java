package io.github.corsstarter.footprint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start loads and logs because of the starter. Who only has the jar pays nothing.
 */
class StartTests {

	private static final Map<Setup, ObservedStart> STARTS = new EnumMap<>(Setup.class);

	@BeforeAll
	static void start() {
		try (Starts starts = new Starts()) {
			for (Setup setup : Setup.values()) {
				STARTS.put(setup, starts.observe(setup));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "PRESENT", "AOT_PRESENT", "LAMBDA_PRESENT" })
	void theJarAloneLoadsNextToNothing(Setup setup) {
		assertThat(start(setup).classesOfStarter()).hasSizeLessThanOrEqualTo(5);
		List<String> added = new ArrayList<>(start(setup).classes());
		start(setup.baseline()).classes().forEach(added::remove);
		assertThat(start(setup).classes().size() - start(setup.baseline()).classes().size())
			.as(() -> "One without the other: " + added)
			.isLessThanOrEqualTo(12);
	}

	@ParameterizedTest
	@EnumSource(names = { "PRESENT", "AOT_PRESENT", "LAMBDA_PRESENT" })
	void theJarAloneLogsNothing(Setup setup) {
		assertThat(start(setup).lines()).isEqualTo(start(setup.baseline()).lines());
	}

	@ParameterizedTest
	@EnumSource(names = { "CONFIGURED", "LAMBDA_CONFIGURED" })
	void tenOriginsWithCredentialsLoadWhatTheyNeed(Setup setup) {
		assertThat(start(setup).classesOfStarter()).hasSizeLessThanOrEqualTo(90);
	}

	@ParameterizedTest
	@EnumSource(names = { "CONFIGURED", "AOT_CONFIGURED", "LAMBDA_CONFIGURED" })
	void oneLineSaysWhatIsConfigured(Setup setup) {
		List<String> added = new ArrayList<>(start(setup).lines());
		start(setup.baseline()).lines().forEach(added::remove);
		assertThat(start(setup).lines()).hasSize(start(setup.baseline()).lines().size() + 1);
		assertThat(added).singleElement()
			.asString()
			.contains(" INFO ")
			.endsWith(" : cors-starter is on: CORS (default: 0 origin rules with credentials)");
	}

	private static ObservedStart start(Setup setup) {
		return STARTS.get(setup);
	}

}
