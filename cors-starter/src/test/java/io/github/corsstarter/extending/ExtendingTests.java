package io.github.corsstarter.extending;

import java.util.List;

import io.github.corsstarter.testing.ActuatorClient;
import io.github.corsstarter.testing.Document;
import io.github.corsstarter.testing.ExampleSources;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of {@code docs/extending.md} are classes of this package, and do what the
 * document says.
 */
class ExtendingTests {

	@Test
	void everyExampleIsAClassOfThisPackage() {
		List<String> examples = Document.of("docs/extending.md")
			.blocks("java")
			.stream()
			.map(ExampleSources::words)
			.toList();
		assertThat(examples).containsExactlyInAnyOrderElementsOf(classes());
	}

	@Test
	void originsOfTenantsAreAllowedForTheirOwnHostAlone() {
		try (RunningApplication application = start(TenantApplication.class, "cors.credentials=true")) {
			Response response = application.sendRaw("GET /seen", "Host: api.books.test", "Origin: https://books.test");
			assertThat(response.corsLines()).containsExactlyInAnyOrder(
					"Access-Control-Allow-Origin: https://books.test", "Access-Control-Allow-Credentials: true",
					"Vary: Origin");
			assertThat(
					application.sendRaw("GET /seen", "Host: api.toys.test", "Origin: https://books.test").corsLines())
				.containsExactly("Vary: Origin");
		}
	}

	@Test
	void customDomainsAreAcceptedBesideTheListedHosts() {
		try (RunningApplication application = start(DomainApplication.class, "cors.hosts.allowed=shop.example.com")) {
			assertThat(application.sendRaw("GET /seen", "Host: shop.example.com").status()).isEqualTo(200);
			assertThat(application.sendRaw("GET /seen", "Host: shop.books.test").status()).isEqualTo(200);
			assertThat(application.sendRaw("GET /seen", "Host: evil.test").status()).isEqualTo(400);
		}
	}

	@Test
	void policiesOfTheApplicationHoldAndTheEndpointExplainsThem() {
		try (RunningApplication application = start(PartnerApplication.class,
				"management.endpoints.web.exposure.include=cors")) {
			String partner = "Origin: https://books.test";
			assertThat(application.get("/api/catalog/x", Site.OTHER_ORIGIN).corsLines())
				.contains("Access-Control-Allow-Origin: *");
			assertThat(application.get("/api/internal/x", partner).corsLines()).isEmpty();
			assertThat(application.get("/api/x", partner).corsLines())
				.contains("Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: x-total-count");
			assertThat(application.get("/api/x", Site.OTHER_ORIGIN).corsLines()).containsExactly("Vary: Origin");
			assertThat(ActuatorClient.ask(application, "origin=https://books.test", "path=/api/x")
				.<String>read("$.cors.policy")).isEqualTo("partners");
		}
	}

	@Test
	void publicHostFollowsFromTheInternalName() {
		try (RunningApplication application = start(RegionApplication.class)) {
			assertThat(
					application.sendRaw("GET /seen", "Host: orders.eu.internal", "X-Forwarded-Host: evil.test").body())
				.contains("url=https://eu.example.com/seen\n", "x-forwarded-host=null");
			assertThat(application.sendRaw("GET /seen", "Host: EVIL.test.").body())
				.contains("url=https://www.example.com/seen\n");
		}
	}

	@Test
	void refusedRequestsAreAnsweredInTheFormOfTheApplication() {
		try (RunningApplication application = start(RefusalApplication.class, Site.ALLOWED_ORIGINS,
				"cors.reject-disallowed=true")) {
			Response response = application.get("/seen", Site.OTHER_ORIGIN);
			assertThat(response.status()).isEqualTo(403);
			assertThat(response.lines("Content-Type")).singleElement().asString().contains("application/json");
			assertThat(response.body())
				.isEqualTo("{\"error\":\"origin-not-allowed\",\"help\":\"https://developer.example.com/errors\"}");
		}
	}

	@Test
	void decisionsAreCountedByPolicy() {
		try (RunningApplication application = start(MetricsApplication.class, Site.ALLOWED_ORIGINS)) {
			application.get("/seen", Site.ORIGIN);
			assertThat(application.bean(MeterRegistry.class)
				.get("shop.cors.decisions")
				.tags("policy", "default", "reason", "origin-listed")
				.counter()
				.count()).isEqualTo(1);
		}
	}

	@Test
	void movedFilterRefusesBeforeCorsIsApplied() {
		String[] settings = { Site.ALLOWED_ORIGINS, "cors.hosts.allowed=shop.example.com" };
		try (RunningApplication moved = start(FilterOrderApplication.class, settings);
				RunningApplication usual = start(SeenRequestHandlers.class, settings)) {
			Response refused = moved.sendRaw("GET /seen", "Host: evil.test", Site.ORIGIN);
			assertThat(refused.status()).isEqualTo(400);
			assertThat(refused.corsLines()).noneMatch((line) -> line.startsWith("Access-Control-"));
			assertThat(usual.sendRaw("GET /seen", "Host: evil.test", Site.ORIGIN).corsLines())
				.contains("Access-Control-Allow-Origin: https://site.example.com");
		}
	}

	private static RunningApplication start(Class<?> application, String... properties) {
		return Server.TOMCAT.start(application, properties);
	}

	/**
	 * What stands below the imports of each bean here, as words.
	 */
	private static List<String> classes() {
		return ExampleSources.of("extending")
			.stream()
			.filter((source) -> source.contains("\n@Component") || source.contains("\n@Configuration"))
			.map((source) -> ExampleSources.words(source.substring(source.indexOf("\n@"))))
			.toList();
	}

	@Import({ SeenRequestHandlers.class, TenantOriginAuthorizer.class })
	static class TenantApplication {

		@Bean
		TenantRepository tenants() {
			return (website, apiHost) -> website.equals("https://books.test") && apiHost.equals("api.books.test");
		}

	}

	@Import({ SeenRequestHandlers.class, CustomDomainAuthorizer.class })
	static class DomainApplication {

		@Bean
		DomainRepository domains() {
			return "shop.books.test"::equals;
		}

	}

	@Import({ SeenRequestHandlers.class, PolicyConfiguration.class })
	static class PartnerApplication {

		@Bean
		PartnerRepository partners() {
			return () -> List.of("https://books.test", "https://toys.test");
		}

	}

	@Import({ SeenRequestHandlers.class, RegionHostResolver.class })
	static class RegionApplication {

	}

	@Import({ SeenRequestHandlers.class, JsonRefusedRequestHandler.class })
	static class RefusalApplication {

	}

	@Import({ SeenRequestHandlers.class, PolicyMetrics.class })
	static class MetricsApplication {

	}

	@Import({ SeenRequestHandlers.class, FilterOrderConfiguration.class })
	static class FilterOrderApplication {

	}

}
