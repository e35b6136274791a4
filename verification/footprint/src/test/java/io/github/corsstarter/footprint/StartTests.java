package io.github.corsstarter.footprint;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start loads and logs because of the starter. Who only has the jar pays nothing.
 */
class StartTests {

	private static ObservedStart without;

	private static ObservedStart present;

	private static ObservedStart configured;

	@BeforeAll
	static void start() {
		without = start(ClassPath.withoutStarter(), "unread.yml");
		present = start(ClassPath.withStarter(), "unread.yml");
		configured = start(ClassPath.withStarter(), "ten-origins.yml");
	}

	@Test
	void theJarAloneLoadsNextToNothing() {
		assertThat(present.classesOfStarter()).hasSizeLessThanOrEqualTo(5);
		List<String> added = new ArrayList<>(present.classes());
		without.classes().forEach(added::remove);
		assertThat(present.classes().size() - without.classes().size()).as(() -> "One without the other: " + added)
			.isLessThanOrEqualTo(12);
	}

	@Test
	void theJarAloneLogsNothing() {
		assertThat(present.lines()).isEqualTo(without.lines());
	}

	@Test
	void tenOriginsWithCredentialsLoadWhatTheyNeed() {
		assertThat(configured.classesOfStarter()).hasSizeLessThanOrEqualTo(90);
	}

	@Test
	void oneLineSaysWhatIsConfigured() {
		List<String> added = new ArrayList<>(configured.lines());
		without.lines().forEach(added::remove);
		assertThat(configured.lines()).hasSize(without.lines().size() + 1);
		assertThat(added).singleElement()
			.asString()
			.contains(" INFO ")
			.endsWith(" : cors-starter is on: CORS (default: 0 origin rules with credentials)");
	}

	private static ObservedStart start(String classPath, String configuration) {
		String location = "classpath:/" + StartTests.class.getPackageName().replace('.', '/') + "/" + configuration;
		return ObservedStart.of(classPath, List.of("spring.config.location=" + location));
	}

}
