package io.github.corsstarter;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/**
 * The packages know each other in one direction: the engine below, which is plain Java,
 * the servlet API above it, Spring Boot on top.
 */
@AnalyzeClasses(packagesOf = ArchitectureTests.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String REGEX = "io.github.corsstarter.regex";

	private static final String PATH = "io.github.corsstarter.path";

	private static final String ORIGIN = "io.github.corsstarter.origin";

	private static final String VERDICT = "io.github.corsstarter.verdict";

	private static final String POLICY = "io.github.corsstarter.policy";

	private static final String HOST = "io.github.corsstarter.host";

	private static final String CSRF = "io.github.corsstarter.csrf";

	private static final String WEB = "io.github.corsstarter.web";

	private static final String AUTOCONFIGURE = "io.github.corsstarter.autoconfigure";

	private static final String ACTUATE = "io.github.corsstarter.actuate";

	private static final String JDK = "java..";

	private static final String RE2J = "com.google.re2j";

	private static final String NULLNESS = "org.jspecify.annotations";

	/**
	 * Public for the code of applications, though no other package here needs it.
	 */
	private static final Set<String> API = Set.of("Refusal");

	@ArchTest
	final ArchRule regexNeedsNothing = ArchRuleDefinition.classes()
		.that()
		.resideInAPackage(REGEX)
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage(REGEX, JDK, NULLNESS);

	@ArchTest
	final ArchRule pathNeedsOnlyTheRegularExpressions = ArchRuleDefinition.classes()
		.that()
		.resideInAPackage(PATH)
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage(PATH, JDK, RE2J, NULLNESS);

	@ArchTest
	final ArchRule originNeedsOnlyTheRegularExpressions = ArchRuleDefinition.classes()
		.that()
		.resideInAPackage(ORIGIN)
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage(ORIGIN, JDK, RE2J, NULLNESS);

	@ArchTest
	final ArchRule verdictNeedsOnlyOriginsAndExpressions = ArchRuleDefinition.classes()
		.that()
		.resideInAPackage(VERDICT)
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage(VERDICT, ORIGIN, REGEX, JDK, NULLNESS);

	@ArchTest
	final ArchRule policyNeedsOnlyOriginsAndPaths = ArchRuleDefinition.classes()
		.that()
		.resideInAPackage(POLICY)
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage(POLICY, ORIGIN, PATH, JDK, NULLNESS);

	@ArchTest
	final ArchRule hostNeedsOnlyPaths = ArchRuleDefinition.classes()
		.that()
		.resideInAPackage(HOST)
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage(HOST, PATH, JDK, NULLNESS);

	@ArchTest
	final ArchRule csrfNeedsOnlyOriginsAndPaths = ArchRuleDefinition.classes()
		.that()
		.resideInAPackage(CSRF)
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage(CSRF, ORIGIN, PATH, JDK, NULLNESS);

	@ArchTest
	final ArchRule webKnowsNothingOfSpringBoot = ArchRuleDefinition.noClasses()
		.that()
		.resideInAPackage(WEB)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(AUTOCONFIGURE, "org.springframework.boot..");

	@ArchTest
	final ArchRule onlyActuatorNeedsTheAutoConfiguration = ArchRuleDefinition.noClasses()
		.that()
		.resideOutsideOfPackages(AUTOCONFIGURE, ACTUATE)
		.should()
		.dependOnClassesThat()
		.resideInAPackage(AUTOCONFIGURE);

	@ArchTest
	final ArchRule nothingNeedsActuator = ArchRuleDefinition.noClasses()
		.that()
		.resideOutsideOfPackage(ACTUATE)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(ACTUATE, "org.springframework.boot.actuate..");

	@ArchTest
	final ArchRule packagesFormNoCircle = SlicesRuleDefinition.slices()
		.matching("io.github.corsstarter.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	final ArchRule everyClassIsInAPackageWithARole = ArchRuleDefinition.classes()
		.should()
		.resideInAnyPackage(REGEX, PATH, ORIGIN, VERDICT, POLICY, HOST, CSRF, WEB, AUTOCONFIGURE, ACTUATE);

	@ArchTest
	final ArchRule whatOnlyItsOwnPackageNeedsIsNotPublic = ArchRuleDefinition.classes()
		.that()
		.areTopLevelClasses()
		.and(areUsedByNoOtherPackage())
		.and(areNotForApplications())
		.and()
		.resideOutsideOfPackages(REGEX, VERDICT)
		.should()
		.notBePublic();

	private static DescribedPredicate<JavaClass> areUsedByNoOtherPackage() {
		return DescribedPredicate.describe("are used by no other package",
				(type) -> type.getDirectDependenciesToSelf()
					.stream()
					.allMatch((use) -> use.getOriginClass().getPackageName().equals(type.getPackageName())));
	}

	private static DescribedPredicate<JavaClass> areNotForApplications() {
		return DescribedPredicate.describe("are not for applications",
				(type) -> !API.contains(type.getSimpleName()) && !type.isAnnotatedWith(AutoConfiguration.class));
	}

}
