package io.github.corsstarter.reload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings that are read again while an application runs.
 */
@ExtendWith(OutputCaptureExtension.class)
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class ReloadOfRunningApplicationTests {

	private static final String CHANGED = "changed";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(PlainHandlers.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, "cors.reloadable=true",
				"management.endpoints.web.exposure.include=cors", "management.endpoint.cors.access=unrestricted");
	}

	@AfterEach
	void changeBack() {
		this.application.bean(ConfigurableEnvironment.class).getPropertySources().remove(CHANGED);
		this.application.bean(CorsReload.class).reload();
	}

	@Test
	void anotherOriginIsAllowedWithoutARestart() {
		assertThat(allows(Site.OTHER_ORIGIN)).isFalse();
		assertThat(change(Map.of("cors.allowed-origins", Site.NAME + ",https://other.example")))
			.isEqualTo(CorsReload.Outcome.APPLIED);
		assertThat(allows(Site.OTHER_ORIGIN)).isTrue();
		assertThat(allows(Site.ORIGIN)).isTrue();
	}

	@Test
	void anOriginThatIsRemovedIsNoLongerAllowed() {
		change(Map.of("cors.allowed-origins", "https://other.example"));
		assertThat(allows(Site.ORIGIN)).isFalse();
	}

	@Test
	void everySwitchTakesEffect() {
		change(Map.of("cors.reject-disallowed", "true", "cors.debug", "true", "cors.hosts.allowed",
				"localhost,127.0.0.1", "cors.csrf.enabled", "true", "cors.ignore-trailing-slash", "true",
				"cors.urls-regex", "^/ok"));
		assertThat(this.application.get("/ok", Site.OTHER_ORIGIN).status()).isEqualTo(403);
		assertThat(this.application.get("/ok", Site.ORIGIN).lines("X-Cors-Decision")).isNotEmpty();
		assertThat(this.application.sendWithoutHost("GET /ok", "Host: evil.example").status()).isEqualTo(400);
		assertThat(this.application.send("POST", "/ok", "Sec-Fetch-Site: cross-site").status()).isEqualTo(403);
		assertThat(this.application.get("/ok/").status()).isEqualTo(200);
		assertThat(this.application.get("/missing", Site.ORIGIN).lines("Access-Control-Allow-Origin")).isEmpty();
	}

	@Test
	void whatCannotWorkLeavesTheSettingsAsTheyAre(CapturedOutput output) {
		assertThat(change(
				Map.of("cors.allowed-origins", "https://other.example,app.example.com/", "cors.credentials", "false")))
			.isEqualTo(CorsReload.Outcome.REFUSED);
		assertThat(output).contains("do not take effect", "stay in force",
				"cors.allowed-origins[1] = \"app.example.com/\"");
		assertThat(allows(Site.ORIGIN)).isTrue();
		assertThat(allows(Site.OTHER_ORIGIN)).isFalse();
		RefusedReload refused = this.application.bean(CorsReload.class).refused();
		assertThat(refused).isNotNull();
		assertThat(refused.problems()).singleElement().asString().startsWith("cors.allowed-origins[1]: ");
	}

	@Test
	void refusedSettingsAreForgottenOnceTheyAreTakenBack() {
		change(Map.of("cors.allowed-origins", "nonsense"));
		changeBack();
		assertThat(this.application.bean(CorsReload.class).refused()).isNull();
	}

	@Test
	void whatNeedsARestartIsNamedAndChangesNothing() {
		assertThat(change(Map.of("cors.hosts.scheme", "https", "cors.allowed-origins", "https://other.example")))
			.isEqualTo(CorsReload.Outcome.REFUSED);
		assertThat(allows(Site.OTHER_ORIGIN)).isFalse();
		assertThat(this.application.bean(CorsReload.class).refused().problems()).singleElement()
			.asString()
			.startsWith("cors.hosts.*: ")
			.endsWith("Restart the application, or take the change back");
	}

	@Test
	void readingTheSameSettingsChangesNothing() {
		Snapshot before = this.application.bean(CorsReload.class).current();
		assertThat(this.application.bean(CorsReload.class).reload()).isEqualTo(CorsReload.Outcome.UNCHANGED);
		assertThat(this.application.bean(CorsReload.class).current()).isSameAs(before);
	}

	@Test
	void outcomesAreCounted() {
		CorsReload reload = this.application.bean(CorsReload.class);
		List<Long> before = counts(reload);
		change(Map.of("cors.allowed-origins", "https://other.example"));
		change(Map.of("cors.allowed-origins", "nonsense"));
		reload.reload();
		assertThat(counts(reload)).containsExactly(before.get(0) + 1, before.get(1), before.get(2) + 2);
	}

	@Test
	void endpointReadsTheSettingsAgainAndShowsWhatIsRefused() {
		this.application.bean(ConfigurableEnvironment.class)
			.getPropertySources()
			.addFirst(new MapPropertySource(CHANGED, Map.of("cors.allowed-origins", "https://other.example")));
		assertThat(this.application.send("POST", "/actuator/cors").body())
			.contains("\"configuration\":", "\"loadedAt\":")
			.doesNotContain("refused");
		assertThat(allows(Site.OTHER_ORIGIN)).isTrue();
		assertThat(this.application.get("/actuator/cors").body()).contains("https://other.example");
		change(Map.of("cors.allowed-origins", "nonsense"));
		assertThat(this.application.get("/actuator/cors").body()).contains("\"refused\":", "https://other.example");
	}

	@Test
	void debugHeaderNamesTheConfigurationThatDecided() {
		change(Map.of("cors.debug", "true"));
		int number = this.application.bean(CorsReload.class).current().number();
		assertThat(this.application.get("/ok", Site.ORIGIN).lines("X-Cors-Decision")).singleElement()
			.asString()
			.endsWith("; configuration=" + number);
	}

	private static List<Long> counts(CorsReload reload) {
		return Stream.of(CorsReload.Outcome.values()).map(reload::count).toList();
	}

	private CorsReload.Outcome change(Map<String, Object> settings) {
		ConfigurableEnvironment environment = this.application.bean(ConfigurableEnvironment.class);
		environment.getPropertySources().remove(CHANGED);
		environment.getPropertySources().addFirst(new MapPropertySource(CHANGED, new HashMap<>(settings)));
		return this.application.bean(CorsReload.class).reload();
	}

	private boolean allows(String origin) {
		Response response = this.application.get("/ok", origin);
		assertThat(response.status()).isEqualTo(200);
		return !response.lines("Access-Control-Allow-Origin").isEmpty();
	}

}
