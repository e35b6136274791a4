package io.github.corsstarter.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.corsstarter.startup.StartupWarnings;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with CORS of its own on its way to the starter: without the starter,
 * with the jar alone, with {@code cors.*} beside its own CORS, and with {@code cors.*}
 * alone. Its site works at each step.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdoptionScenario {

	/**
	 * The origin of other pages, which the application's own CORS allows and
	 * {@code cors.*} does not.
	 */
	static final String PARTNER = "https://partner.example";

	private RunningApplication without;

	private RunningApplication jarAlone;

	private RunningApplication both;

	private RunningApplication adopted;

	/**
	 * The application with its own CORS, or without it.
	 */
	abstract Class<?> application(boolean ownCors);

	/**
	 * The parts of Boot that it has, separated by commas.
	 */
	abstract String parts();

	/**
	 * Its own configuration.
	 */
	abstract List<String> settings();

	/**
	 * What its developers write for the starter.
	 */
	abstract List<String> corsSettings();

	/**
	 * What the start says when they have written it.
	 */
	abstract List<String> warnings();

	/**
	 * What its site sends. The names of the headers that need a preflight are those of
	 * the lines.
	 */
	abstract List<Request> requestsOfTheSite();

	@BeforeAll
	void start() {
		this.without = start("without", true,
				List.of("spring.autoconfigure.exclude=" + String.join(",", autoConfigurations())));
		this.jarAlone = start("jar alone", true, List.of());
		this.both = start("both", true, corsSettings());
		this.adopted = start("adopted", false, corsSettings());
	}

	@AfterAll
	void stop() {
		Stream.of(this.without, this.jarAlone, this.both, this.adopted).forEach(RunningApplication::close);
	}

	private RunningApplication start(String name, boolean ownCors, List<String> more) {
		List<String> all = new ArrayList<>(
				List.of(NamedPartsImportFilter.PROPERTY + "=tomcat," + parts(), "logging.level.root=off"));
		all.addAll(settings());
		all.addAll(more);
		return RunningApplication.start(name, List.of(IntegrationApplication.Base.class, application(ownCors)), all);
	}

	private static List<String> autoConfigurations() {
		List<String> ours = new ArrayList<>();
		ImportCandidates.load(AutoConfiguration.class, AdoptionScenario.class.getClassLoader()).forEach((name) -> {
			if (name.startsWith("io.github.corsstarter.")) {
				ours.add(name);
			}
		});
		return ours;
	}

	@Test
	void theJarAloneChangesNoResponse() {
		for (Request request : requestsOfTheSite()) {
			for (String origin : List.of(Site.NAME, PARTNER, "https://other.example")) {
				assertThat(comparable(this.jarAlone.peer().send(request.with("Origin: " + origin))))
					.isEqualTo(comparable(this.without.peer().send(request.with("Origin: " + origin))));
				assertThat(comparable(this.jarAlone.peer().send(preflight(request, origin))))
					.isEqualTo(comparable(this.without.peer().send(preflight(request, origin))));
			}
			assertThat(comparable(this.jarAlone.peer().send(request)))
				.isEqualTo(comparable(this.without.peer().send(request)));
		}
	}

	@Test
	void settingsBesideItsOwnCorsWarnOfWhatChanges() {
		assertThat(this.both.bean(StartupWarnings.class).all()).containsExactlyElementsOf(warnings());
		for (Request request : requestsOfTheSite()) {
			assertAllowed(this.jarAlone, request, PARTNER);
			assertThat(this.both.peer().send(preflight(request, PARTNER)).accessControlLines()).isEmpty();
		}
	}

	@Test
	void theSiteWorksAtEachStep() {
		for (Request request : requestsOfTheSite()) {
			assertAllowed(this.without, request, Site.NAME);
			assertAllowed(this.both, request, Site.NAME);
			assertAllowed(this.adopted, request, Site.NAME);
		}
	}

	@Test
	void withoutItsOwnCorsTheStartWarnsOfNothing() {
		assertThat(this.adopted.bean(StartupWarnings.class).all()).isEmpty();
	}

	private void assertAllowed(RunningApplication application, Request request, String origin) {
		Response preflight = application.peer().send(preflight(request, origin));
		assertThat(preflight.status()).isEqualTo(200);
		assertThat(preflight.value("Access-Control-Allow-Origin")).isIn(origin, "*");
		assertThat(preflight.members("Access-Control-Allow-Methods"))
			.contains(request.method().toLowerCase(Locale.ROOT));
		assertThat(preflight.members("Access-Control-Allow-Headers")).containsAll(names(request));
		Response response = application.peer().send(request.with("Origin: " + origin));
		assertThat(response.status()).isEqualTo(this.without.peer().send(request).status());
		assertThat(response.value("Access-Control-Allow-Origin")).isIn(origin, "*");
		assertThat(response.lines("Access-Control-Allow-Credentials")).isEqualTo(
				this.without.peer().send(request.with("Origin: " + origin)).lines("Access-Control-Allow-Credentials"));
		assertThat(response.members("Access-Control-Expose-Headers")).containsAll(
				this.without.peer().send(request.with("Origin: " + origin)).members("Access-Control-Expose-Headers"));
	}

	private static Request preflight(Request request, String origin) {
		return Request.preflight(request.path(), origin, request.method(), String.join(",", names(request)));
	}

	private static Set<String> names(Request request) {
		Set<String> names = new TreeSet<>();
		for (String line : request.lines()) {
			names.add(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT));
		}
		return names;
	}

	/**
	 * A response without the time.
	 */
	private static Response comparable(Response response) {
		return new Response(response.status(),
				response.lines().stream().filter((line) -> !line.startsWith("Date:")).sorted().toList(),
				response.body().replaceAll("\"timestamp\":\"[^\"]*\"", ""));
	}

}
