package io.github.corsstarter;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

import org.springframework.boot.autoconfigure.AutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packages know each other in one direction: the engine below, which is plain Java,
 * the web layers above it, Spring Boot on top.
 */
@AnalyzeClasses(packagesOf = ArchitectureTests.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "io.github.corsstarter.";

	private static final String[] EVERYWHERE = { "java..", "org.jspecify.annotations" };

	private static final String RE2J = "com.google.re2j";

	private static final int MOST_TYPES = 20;

	/**
	 * Packages with more types, and why: the grammar of origins and of rules about them
	 * is one subject, and most of its types are seen by no other package.
	 */
	private static final Map<String, Integer> LARGER = Map.of("origin", 25, "regex", 35, "verdict", 25);

	@ArchTest
	final ArchRule regex = engine("regex");

	@ArchTest
	final ArchRule path = engine("path", RE2J, room("regex"));

	@ArchTest
	final ArchRule origin = engine("origin", RE2J, room("regex"));

	@ArchTest
	final ArchRule verdict = engine("verdict", room("regex"), room("origin"));

	@ArchTest
	final ArchRule host = engine("host", room("path"), room("origin"));

	@ArchTest
	final ArchRule policy = engine("policy", room("origin"), room("path"));

	@ArchTest
	final ArchRule csrf = engine("csrf", room("origin"), room("path"));

	@ArchTest
	final ArchRule browser = engine("browser", room("origin"));

	@ArchTest
	final ArchRule explain = engine("explain", room("origin"), room("path"), room("policy"), room("browser"));

	@ArchTest
	final ArchRule webKnowsNoServlet = noClassesIn("web").should()
		.dependOnClassesThat()
		.resideInAnyPackage(room("web.servlet"), "jakarta.servlet..", "org.springframework.boot..");

	@ArchTest
	final ArchRule servletFiltersKnowNoSettings = noClassesIn("web.servlet").should()
		.dependOnClassesThat()
		.resideInAnyPackage(room("settings"), room("compile"), room("startup"), room("autoconfigure"), room("actuate"),
				"org.springframework.boot..");

	@ArchTest
	final ArchRule settingsDoNotKnowWhatTheyMean = noClassesIn("settings").should()
		.dependOnClassesThat()
		.resideInAnyPackage(room("web.."), room("compile"), room("startup"), room("autoconfigure"), room("actuate"));

	@ArchTest
	final ArchRule compilingKnowsNoBeans = noClassesIn("compile").should()
		.dependOnClassesThat()
		.resideInAnyPackage(room("web.servlet"), room("startup"), room("autoconfigure"), room("actuate"),
				"jakarta.servlet..", "org.springframework.boot.autoconfigure..");

	@ArchTest
	final ArchRule startupChecksKnowNoAutoConfiguration = noClassesIn("startup").should()
		.dependOnClassesThat()
		.resideInAnyPackage(room("autoconfigure"), room("actuate"));

	@ArchTest
	final ArchRule onlyActuatorKnowsActuator = ArchRuleDefinition.noClasses()
		.that()
		.resideOutsideOfPackage(room("actuate"))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(room("actuate"), "org.springframework.boot.actuate..");

	@ArchTest
	final ArchRule packagesFormNoCircle = SlicesRuleDefinition.slices()
		.matching("io.github.corsstarter.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	final ArchRule everyClassIsInAPackageWithARole = ArchRuleDefinition.classes()
		.should()
		.resideInAnyPackage(Stream
			.of("regex", "path", "origin", "verdict", "host", "policy", "csrf", "browser", "explain", "web", "web.servlet", "settings",
					"compile", "startup", "autoconfigure", "actuate")
			.map(ArchitectureTests::room)
			.toArray(String[]::new));

	@ArchTest
	final ArchRule whatOnlyItsOwnPackageNeedsIsNotPublic = ArchRuleDefinition.classes()
		.that()
		.areTopLevelClasses()
		.and(areUsedByNoOtherPackage())
		.and(areNotForApplications())
		.should()
		.notBePublic();

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

	private static ArchRule engine(String name, String... below) {
		String[] known = Stream.of(Stream.of(room(name)), Arrays.stream(EVERYWHERE), Arrays.stream(below))
			.flatMap((packages) -> packages)
			.toArray(String[]::new);
		return ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(room(name))
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(known);
	}

	private static GivenClassesConjunction noClassesIn(String name) {
		return ArchRuleDefinition.noClasses().that().resideInAPackage(room(name));
	}

	private static String room(String name) {
		return ROOT + name;
	}

	private static DescribedPredicate<JavaClass> areUsedByNoOtherPackage() {
		return DescribedPredicate.describe("are used by no other package",
				(type) -> type.getDirectDependenciesToSelf()
					.stream()
					.allMatch((use) -> use.getOriginClass().getPackageName().equals(type.getPackageName())));
	}

	private static DescribedPredicate<JavaClass> areNotForApplications() {
		return DescribedPredicate.describe("are not for applications",
				(type) -> !Set.of("Refusal", "SettingLocation").contains(type.getSimpleName())
						&& !type.isAnnotatedWith(AutoConfiguration.class));
	}

}
