package io.github.corsstarter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.github.corsstarter.actuate.CorsEndpointAutoConfiguration;
import io.github.corsstarter.actuate.env.ProxySecretAutoConfiguration;
import io.github.corsstarter.actuate.metrics.CorsMetricsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsReloadAutoConfiguration;
import io.github.corsstarter.autoconfigure.CrossOriginProtectionAutoConfiguration;
import io.github.corsstarter.autoconfigure.HostsAutoConfiguration;
import io.github.corsstarter.autoconfigure.ReactiveCorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.SpringCloudReloadAutoConfiguration;
import io.github.corsstarter.autoconfigure.TrailingSlashAutoConfiguration;
import io.github.corsstarter.csrf.CsrfDecision;
import io.github.corsstarter.csrf.CsrfReason;
import io.github.corsstarter.decision.Reason;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.host.HostDecision;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.host.HostResolution;
import io.github.corsstarter.host.HostSource;
import io.github.corsstarter.host.ProxiedRequest;
import io.github.corsstarter.host.ProxyTrustFailure;
import io.github.corsstarter.host.PublicAddress;
import io.github.corsstarter.memory.AuthorizerMemory;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.origin.OriginRule;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.CorsDecision;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.CorsPolicyViolation;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.policy.PreflightGap;
import io.github.corsstarter.policy.PreflightReason;
import io.github.corsstarter.policy.ResponseHeader;
import io.github.corsstarter.policy.UnsafeCorsPolicyException;
import io.github.corsstarter.reload.CorsReload;
import io.github.corsstarter.reload.RefusedReload;
import io.github.corsstarter.testing.Document;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.Refusal;
import io.github.corsstarter.web.RequestSummary;
import io.github.corsstarter.web.reactive.AllowedHostsWebFilter;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.github.corsstarter.web.reactive.CrossOriginProtectionWebFilter;
import io.github.corsstarter.web.reactive.ForwardedHeadersWebFilter;
import io.github.corsstarter.web.reactive.ReactiveHostAuthorizer;
import io.github.corsstarter.web.reactive.ReactiveOriginAuthorizer;
import io.github.corsstarter.web.reactive.RefusedExchangeHandler;
import io.github.corsstarter.web.reactive.TrailingSlashWebFilter;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.CrossOriginProtectionFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import io.github.corsstarter.web.servlet.RefusedRequestHandler;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The types that an application may name in its own code are listed here, and only they
 * keep their form between minor versions.
 */
@AnalyzeClasses(packagesOf = ApiTests.class, importOptions = ClassesOfTheJar.class)
class ApiTests {

	private static final List<Class<?>> API = List.of(
			// decide
			OriginAuthorizer.class, HostAuthorizer.class, ReactiveOriginAuthorizer.class, ReactiveHostAuthorizer.class,
			CorsPolicies.class, ForwardedHostResolver.class, RefusedRequestHandler.class, RefusedExchangeHandler.class,
			DecisionListener.class,
			// let what is remembered be forgotten
			AuthorizerMemory.class,
			// describe what is allowed
			CorsPolicy.class, CorsPolicyViolation.class, UnsafeCorsPolicyException.class, PathRegex.class,
			OriginMatcher.class, OriginRule.class, OriginSyntaxException.class, Origin.class, TargetOrigin.class,
			// describe a request, and what was decided about it
			ProxiedRequest.class, PublicAddress.class, HostResolution.class, HostSource.class, ProxyTrustFailure.class,
			CorsDecision.class, CorsReason.class, PreflightGap.class, PreflightReason.class, ResponseHeader.class,
			HostDecision.class, HostReason.class, CsrfDecision.class, CsrfReason.class, Reason.class, Refusal.class,
			RequestSummary.class,
			// act
			ForwardedHeadersFilter.class, TrailingSlashFilter.class, CorsPolicyFilter.class, AllowedHostsFilter.class,
			CrossOriginProtectionFilter.class, ForwardedHeadersWebFilter.class, TrailingSlashWebFilter.class,
			CorsPolicyWebFilter.class, AllowedHostsWebFilter.class, CrossOriginProtectionWebFilter.class,
			CorsReload.class, RefusedReload.class,
			// are switched off by name
			CorsAutoConfiguration.class, HostsAutoConfiguration.class, CrossOriginProtectionAutoConfiguration.class,
			TrailingSlashAutoConfiguration.class, ReactiveCorsAutoConfiguration.class,
			CorsReloadAutoConfiguration.class, SpringCloudReloadAutoConfiguration.class,
			CorsEndpointAutoConfiguration.class, ProxySecretAutoConfiguration.class,
			CorsMetricsAutoConfiguration.class);

	private static final String ROOT = ApiTests.class.getPackageName();

	/**
	 * Public, because its package uses it in the signature of a type that others use.
	 */
	private static final Set<String> IN_SIGNATURES = Set.of("SettingLocation", "Verdict");

	/**
	 * Public, because cors-starter-test has them in its jar.
	 */
	private static final DescribedPredicate<JavaClass> IN_THE_TEST_KIT = are("in the test kit",
			(type) -> type.getPackageName().equals(ROOT + ".browser")
					|| type.getSimpleName().equals("PublicSuffixList"));

	private static final Path SOURCES = Path.of("src", "main", "java");

	@ArchTest
	final ArchRule whatOnlyItsOwnPackageNeedsIsNotPublic = ArchRuleDefinition.classes()
		.that()
		.areTopLevelClasses()
		.and(DescribedPredicate.not(IN_THE_TEST_KIT))
		.and(are("used by no other package", ApiTests::isUsedInItsPackageOnly))
		.and(are("not part of the API", (type) -> !isApi(type) && !IN_SIGNATURES.contains(type.getSimpleName())))
		.should()
		.notBePublic();

	/**
	 * The constructors of filters, for example, are for this starter alone, and hidden.
	 */
	@ArchTest
	static void whatTheApiShowsIsOfTheApi(JavaClasses classes) {
		List<String> leaks = classes.stream()
			.filter((type) -> isApi(type) && type.getModifiers().contains(JavaModifier.PUBLIC))
			.flatMap((type) -> type.getCodeUnits().stream())
			.filter((unit) -> unit.getModifiers().contains(JavaModifier.PUBLIC)
					|| unit.getModifiers().contains(JavaModifier.PROTECTED))
			.filter((unit) -> !typesIn(unit).allMatch(ApiTests::mayBeShown) && !isHidden(unit))
			.map(JavaCodeUnit::getFullName)
			.toList();
		assertThat(leaks).isEmpty();
	}

	/**
	 * What compiled code refers to: the erased types. From the first release on,
	 * {@code .ci/compare-api} compares the jar with that of the last one too.
	 */
	@ArchTest
	static void theApiKeepsItsMembers(JavaClasses classes) {
		Promise.isKept("api.txt",
				classes.stream()
					.filter((type) -> isApi(type) && type.getModifiers().contains(JavaModifier.PUBLIC))
					.flatMap((type) -> Stream.concat(Stream.of(type.getName() + supertypes(type)), members(type)))
					.collect(Collectors.toSet()));
	}

	@ArchTest
	static void javadocShowsTheApiAlone(JavaClasses classes) {
		Set<String> hidden = classes.stream()
			.filter((type) -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
			.filter((type) -> !isApi(type) && !elements("excludePackageNames").contains(type.getPackageName()))
			.map((type) -> type.getName().replace('.', '/') + ".java")
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(new TreeSet<>(elements("sourceFileExclude"))).isEqualTo(hidden);
	}

	@ArchTest
	static void packagesWithoutApiSaySo(JavaClasses classes) {
		Set<String> withApi = API.stream().map(Class::getPackageName).collect(Collectors.toSet());
		Set<String> internal = classes.stream()
			.map(JavaClass::getPackageName)
			.filter((name) -> !withApi.contains(name))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(new TreeSet<>(elements("excludePackageNames"))).isEqualTo(internal);
		assertThat(internal).allSatisfy((name) -> assertThat(source(name + ".package-info"))
			.containsPattern("Internal: not\\s+(\\* )?for\\s+(\\* )?use\\s+(\\* )?by\\s+(\\* )?applications"));
	}

	@Test
	void documentListsTheApi() {
		Set<String> documented = Pattern.compile("(?m)^\\| `(" + Pattern.quote(ROOT) + "[\\w.]*)` \\| (.*) \\|$")
			.matcher(Document.of("docs/extending.md").text())
			.results()
			.flatMap((row) -> Pattern.compile("`(\\w+)`")
				.matcher(row.group(2))
				.results()
				.map((type) -> row.group(1) + "." + type.group(1)))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(documented)
			.isEqualTo(API.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new)));
	}

	private static String supertypes(JavaClass type) {
		return Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
			.map(JavaClass::getName)
			.filter((name) -> !name.equals("java.lang.Object"))
			.sorted()
			.collect(Collectors.joining(", ", " : ", ""));
	}

	private static Stream<String> members(JavaClass type) {
		return type.getMembers()
			.stream()
			.filter((member) -> member.getModifiers().contains(JavaModifier.PUBLIC)
					|| member.getModifiers().contains(JavaModifier.PROTECTED))
			.filter((member) -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
			.filter((member) -> !(member instanceof JavaCodeUnit unit && isHidden(unit)))
			.map((member) -> (member.getModifiers().contains(JavaModifier.STATIC) ? "static " : "")
					+ ((member instanceof JavaField field) ? field.getRawType().getName()
							: ((JavaCodeUnit) member).getRawReturnType().getName())
					+ " " + member.getFullName());
	}

	private static boolean isApi(JavaClass type) {
		JavaClass topLevel = type;
		while (topLevel.getEnclosingClass().isPresent()) {
			topLevel = topLevel.getEnclosingClass().get();
		}
		String name = topLevel.getName();
		return API.stream().anyMatch((api) -> api.getName().equals(name));
	}

	private static boolean mayBeShown(JavaClass type) {
		return isApi(type) || !type.getBaseComponentType().getPackageName().startsWith(ROOT);
	}

	private static Stream<JavaClass> typesIn(JavaCodeUnit unit) {
		Stream<JavaType> types = Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
		return Stream.concat(types.flatMap((type) -> type.getAllInvolvedRawTypes().stream()),
				unit.getExceptionTypes().stream());
	}

	/**
	 * Whether the Javadoc of a method or constructor hides it, as far as its name tells.
	 */
	private static boolean isHidden(JavaCodeUnit unit) {
		String name = unit.isConstructor() ? unit.getOwner().getSimpleName() : unit.getName();
		return Pattern
			.compile("@hidden(?:(?!\\*/).)*\\*/\\s*(?:@\\w+\\s+)*public [\\w<>?@. ]*\\b" + name + "\\(", Pattern.DOTALL)
			.matcher(source(unit.getOwner().getName().replaceFirst("\\$.*", "")))
			.find();
	}

	private static boolean isUsedInItsPackageOnly(JavaClass type) {
		return type.getDirectDependenciesToSelf()
			.stream()
			.allMatch((use) -> use.getOriginClass().getPackageName().equals(type.getPackageName()));
	}

	private static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> predicate) {
		return DescribedPredicate.describe("are " + description, predicate);
	}

	/**
	 * The texts, separated by commas or not, of all elements of a name in the POM.
	 */
	private static List<String> elements(String name) {
		return Pattern.compile("<" + name + ">([^<]*)</" + name + ">")
			.matcher(Document.of("cors-starter/pom.xml").text())
			.results()
			.map((MatchResult element) -> element.group(1))
			.flatMap((text) -> Stream.of(text.split(",")))
			.map(String::strip)
			.toList();
	}

	private static String source(String type) {
		try {
			return Files.readString(SOURCES.resolve(type.replace('.', '/') + ".java"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
