package io.github.corsstarter.reactive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.reload.CorsReload;
import io.github.corsstarter.reload.CorsReload.Outcome;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings that are read again while a reactive application runs.
 */
class ReactiveReloadTests {

	private static final String CHANGED = "changed";

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start("reactive", List.of(Handlers.class),
				List.of(Site.ALLOWED_ORIGINS, "cors.reloadable=true"));
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@AfterEach
	void changeBack() {
		change(Map.of());
	}

	private static Outcome change(Map<String, Object> settings) {
		ConfigurableEnvironment environment = application.bean(ConfigurableEnvironment.class);
		environment.getPropertySources().remove(CHANGED);
		environment.getPropertySources().addFirst(new MapPropertySource(CHANGED, new HashMap<>(settings)));
		return application.bean(CorsReload.class).reload();
	}

	@Test
	void anotherOriginIsAllowedWithoutARestart() {
		assertThat(application.get("/ok", Site.OTHER_ORIGIN).accessControlLines()).isEmpty();
		assertThat(change(Map.of("cors.allowed-origins", "https://other.example"))).isEqualTo(Outcome.APPLIED);
		assertThat(application.get("/ok", Site.OTHER_ORIGIN).accessControlLines())
			.containsExactly("Access-Control-Allow-Origin: https://other.example");
		assertThat(application.get("/ok", Site.ORIGIN).accessControlLines()).isEmpty();
	}

	@Test
	void everySwitchTakesEffect() {
		change(Map.of("cors.reject-disallowed", "true", "cors.debug", "true", "cors.hosts.allowed", "localhost",
				"cors.csrf.enabled", "true", "cors.ignore-trailing-slash", "true"));
		assertThat(application.get("/ok", Site.OTHER_ORIGIN).status()).isEqualTo(403);
		assertThat(application.get("/ok", Site.ORIGIN).value("X-Cors-Decision")).contains("; configuration=");
		assertThat(application.sendRaw("GET /ok", "Host: evil.example").status()).isEqualTo(400);
		assertThat(application.peer().send(Request.of("POST", "/ok", "Sec-Fetch-Site: cross-site")).status())
			.isEqualTo(403);
		assertThat(application.get("/ok/").body()).isEqualTo("ok");
	}

	@Test
	void whatCannotWorkLeavesTheSettingsAsTheyAre() {
		assertThat(change(Map.of("cors.allowed-origins", "www.example.com"))).isEqualTo(Outcome.REFUSED);
		assertThat(application.get("/ok", Site.ORIGIN).accessControlLines())
			.containsExactly("Access-Control-Allow-Origin: " + Site.NAME);
	}

}
