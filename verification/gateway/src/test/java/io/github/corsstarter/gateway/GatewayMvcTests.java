package io.github.corsstarter.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Cloud Gateway Server MVC, with routes from settings.
 */
class GatewayMvcTests extends ServletUpstreamScenario {

	private static final String ROUTES = "spring.cloud.gateway.server.webmvc.routes";

	static Stream<RunningApplication> applications() {
		return startEach(Application.class, settings());
	}

	private static String[] settings(String... more) {
		return Stream
			.concat(Stream.of(ROUTES + "[0].id=api", ROUTES + "[0].uri=" + UPSTREAM.url(),
					ROUTES + "[0].predicates[0]=Path=/api/**", ROUTES + "[1].id=down",
					ROUTES + "[1].uri=http://localhost:1", ROUTES + "[1].predicates[0]=Path=/down/**"), Stream.of(more))
			.toArray(String[]::new);
	}

	@Test
	void withoutExclusiveTheHeadersOfTheUpstreamStayForOtherOrigins() {
		startEach(Application.class, settings("cors.exclusive=false")).forEach((sharing) -> {
			try (sharing) {
				Response response = sharing.get("/api/items", Site.OTHER_ORIGIN);
				assertThat(response.accessControlLines()).contains("Access-Control-Allow-Origin: *");
				assertThat(sharing.get("/api/items", Site.ORIGIN).lines("Access-Control-Allow-Origin"))
					.containsExactly("Access-Control-Allow-Origin: " + Site.NAME);
			}
		});
	}

	/**
	 * As in docs/gateway.md.
	 */
	@Test
	void exampleOfTheDocument() throws IOException {
		Path example = Path.of("src", "test", "resources", "documented", "mvc.yml");
		assertThat(Files.readString(Path.of("..", "..", "docs", "gateway.md"))).contains(Files.readString(example));
		try (RunningApplication gateway = RunningApplication.start("gateway", List.of(Tomcat.class, Application.class),
				List.of("spring.config.location=" + example.toUri(), "ITEMS_URL=" + UPSTREAM.url()))) {
			assertThat(gateway.get("/api/echo", "Origin: https://app.example.com").accessControlLines())
				.containsExactlyInAnyOrder("Access-Control-Allow-Origin: https://app.example.com",
						"Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: X-Total-Count, ETag");
			assertThat(gateway.get("/api/echo", "Origin: https://evil.example").accessControlLines()).isEmpty();
		}
	}

	static class Application {

	}

}
