package io.github.corsstarter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.corsstarter.testing.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packages know each other in one direction: the engine below, which is plain Java,
 * the web layers above it, Spring Boot on top. Which types are API is in
 * {@link ApiTests}.
 */
@AnalyzeClasses(packagesOf = ArchitectureTests.class, importOptions = ClassesOfTheJar.class)
class ArchitectureTests {

	private static final String ROOT = "io.github.corsstarter.";

	private static final String[] EVERYWHERE = { "java..", "org.jspecify.annotations" };

	private static final String RE2J = "com.google.re2j";

	private static final int MOST_TYPES = 20;

	/**
	 * The package with more types, and why: the grammar of origins and of rules about
	 * them is one subject, and most of its types are seen by no other package.
	 */
	private static final Map<String, Integer> LARGER = Map.of("origin", 22);

	private static final List<String> ENGINE = List.of("decision", "regex", "automaton", "path", "origin", "product",
			"verdict", "host", "policy", "csrf", "browser", "explain");

	private static final List<String> ABOVE_THE_ENGINE = List.of("web", "web.servlet", "web.reactive", "settings",
			"memory", "correction", "compile", "startup", "startup.servlet", "startup.reactive", "reload",
			"autoconfigure", "autoconfigure.diagnostics", "actuate", "actuate.env", "actuate.metrics");

	private static final Path SOURCES = Path.of("src", "main", "java", "io", "github", "corsstarter");

	@ArchTest
	final ArchRule decision = engine("decision");

	@ArchTest
	final ArchRule regex = engine("regex");

	@ArchTest
	final ArchRule automaton = engine("automaton", inPackage("regex"));

	@ArchTest
	final ArchRule path = engine("path", RE2J, inPackage("regex"), inPackage("automaton"));

	@ArchTest
	final ArchRule origin = engine("origin", RE2J, inPackage("regex"), inPackage("automaton"), inPackage("decision"));

	@ArchTest
	final ArchRule product = engine("product", inPackage("regex"), inPackage("automaton"));

	@ArchTest
	final ArchRule verdict = engine("verdict", inPackage("regex"), inPackage("automaton"), inPackage("product"),
			inPackage("origin"));

	@ArchTest
	final ArchRule host = engine("host", inPackage("decision"), inPackage("path"), inPackage("origin"));

	@ArchTest
	final ArchRule policy = engine("policy", inPackage("decision"), inPackage("origin"), inPackage("path"),
			inPackage("verdict"));

	@ArchTest
	final ArchRule csrf = engine("csrf", inPackage("decision"), inPackage("origin"), inPackage("path"));

	@ArchTest
	final ArchRule browser = engine("browser", inPackage("origin"));

	@ArchTest
	final ArchRule explain = engine("explain", inPackage("decision"), inPackage("origin"), inPackage("path"),
			inPackage("policy"), inPackage("browser"));

	@ArchTest
	final ArchRule webKnowsNoServlet = noClassesIn("web").should()
		.dependOnClassesThat()
		.resideInAnyPackage(inPackage("web.servlet"), inPackage("web.reactive"), "jakarta.servlet..", "reactor..",
				"org.springframework.boot..");

	@ArchTest
	final ArchRule servletFiltersKnowNoSettings = noClassesIn("web.servlet").should()
		.dependOnClassesThat()
		.resideInAnyPackage(inPackage("settings"), inPackage("compile"), inPackage("startup.."), inPackage("reload"),
				inPackage("autoconfigure.."), inPackage("actuate.."), "org.springframework.boot..");

	@ArchTest
	final ArchRule reactiveFiltersKnowNoServletAndNoSettings = noClassesIn("web.reactive").should()
		.dependOnClassesThat()
		.resideInAnyPackage(inPackage("web.servlet"), inPackage("settings"), inPackage("compile"),
				inPackage("startup.."), inPackage("reload"), inPackage("autoconfigure.."), inPackage("actuate.."),
				"jakarta.servlet..", "org.springframework.boot..", "org.springframework.web.reactive..");

	@ArchTest
	final ArchRule servletFiltersKnowNoReactor = noClassesIn("web.servlet").should()
		.dependOnClassesThat()
		.resideInAnyPackage(inPackage("web.reactive"), "reactor..");

	@ArchTest
	final ArchRule settingsDoNotKnowWhatTheyMean = noClassesIn("settings").should()
		.dependOnClassesThat()
		.resideInAnyPackage(inPackage("web.."), inPackage("correction"), inPackage("compile"), inPackage("startup.."),
				inPackage("reload"), inPackage("autoconfigure.."), inPackage("actuate.."));

	@ArchTest
	final ArchRule correctionsKnowNoCompiledSettings = noClassesIn("correction").should()
		.dependOnClassesThat()
		.resideInAnyPackage(inPackage("web.."), inPackage("compile"), inPackage("startup.."), inPackage("reload"),
				inPackage("autoconfigure.."), inPackage("actuate.."));

	@ArchTest
	final ArchRule compilingKnowsNoBeans = noClassesIn("compile").should()
		.dependOnClassesThat()
		.resideInAnyPackage(inPackage("web.servlet"), inPackage("startup.."), inPackage("reload"),
				inPackage("autoconfigure.."), inPackage("actuate.."), "jakarta.servlet..",
				"org.springframework.boot.autoconfigure..");

	@ArchTest
	final ArchRule startupChecksKnowNoAutoConfiguration = noClassesIn("startup..").should()
		.dependOnClassesThat()
		.resideInAnyPackage(inPackage("autoconfigure.."), inPackage("actuate.."));

	@ArchTest
	final ArchRule sharedStartupChecksKnowNoServlet = noClassesIn("startup").should()
		.dependOnClassesThat()
		.resideInAnyPackage(inPackage("web.servlet"), inPackage("web.reactive"), "jakarta.servlet..", "reactor..");

	@ArchTest
	final ArchRule memoryKnowsNoSettingsAndNoBeans = noClassesIn("memory").should()
		.dependOnClassesThat()
		.resideInAnyPackage(inPackage("web.."), inPackage("settings"), inPackage("compile"), inPackage("startup.."),
				inPackage("autoconfigure.."), inPackage("actuate.."), "jakarta.servlet..", "org.springframework..");

	@ArchTest
	final ArchRule onlyMemoryKnowsCaffeine = ArchRuleDefinition.noClasses()
		.that()
		.resideOutsideOfPackage(inPackage("memory"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.github.benmanes..");

	@ArchTest
	final ArchRule onlyActuatorKnowsActuator = ArchRuleDefinition.noClasses()
		.that()
		.resideOutsideOfPackage(inPackage("actuate.."))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(inPackage("actuate.."), "org.springframework.boot.actuate..");

	@ArchTest
	final ArchRule packagesFormNoCircle = SlicesRuleDefinition.slices()
		.matching("io.github.corsstarter.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	final ArchRule everyClassIsInAPackageWithARole = ArchRuleDefinition.classes()
		.should()
		.resideInAnyPackage(packages().map(ArchitectureTests::inPackage).toArray(String[]::new));

	@ArchTest
	static void noPackageIsLarge(JavaClasses classes) {
		Map<String, Integer> sizes = new TreeMap<>();
		for (JavaClass type : classes) {
			if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
				sizes.merge(type.getPackageName().substring(ROOT.length()), 1, Integer::sum);
			}
		}
		assertThat(sizes).allSatisfy(
				(name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(LARGER.getOrDefault(name, MOST_TYPES)));
	}

	/**
	 * The engine gives reasons; which setting to change is said above it, in
	 * {@code ReasonActions}.
	 */
	@ParameterizedTest
	@FieldSource("ENGINE")
	void engineNamesNoSetting(String name) throws IOException {
		List<String> lines = new ArrayList<>();
		try (Stream<Path> files = Files.list(SOURCES.resolve(name))) {
			for (Path file : files.toList()) {
				lines.addAll(Files.readAllLines(file));
			}
		}
		assertThat(lines).isNotEmpty().noneMatch((line) -> line.matches(".*\\bcors\\..*"));
	}

	@Test
	void layoutForContributorsListsEveryPackageInTheOrderOfDependencies() {
		assertThat(Document.of("CONTRIBUTING.md").section("Layout").text().lines())
			.filteredOn((line) -> line.startsWith("  "))
			.extracting((line) -> line.strip().split(" ")[0])
			.containsExactlyElementsOf(packages().toList());
	}

	@Test
	void engineTestsCanBeRunAlone() throws IOException {
		assertThat(Files.readString(Path.of("pom.xml"))).contains("/corsstarter/(" + String.join("|", ENGINE) + ")/");
	}

	private static Stream<String> packages() {
		return Stream.concat(ENGINE.stream(), ABOVE_THE_ENGINE.stream());
	}

	private static ArchRule engine(String name, String... below) {
		String[] known = Stream.of(Stream.of(inPackage(name)), Arrays.stream(EVERYWHERE), Arrays.stream(below))
			.flatMap((packages) -> packages)
			.toArray(String[]::new);
		return ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(inPackage(name))
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(known);
	}

	private static GivenClassesConjunction noClassesIn(String name) {
		return ArchRuleDefinition.noClasses().that().resideInAPackage(inPackage(name));
	}

	private static String inPackage(String name) {
		return ROOT + name;
	}

}
