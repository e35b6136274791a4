package io.github.corsstarter.integration;

import java.util.List;
import java.util.regex.Pattern;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.JavaProcess;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Boot's devtools start an application again in the same process, with the classes
 * of the starter that are loaded already.
 */
class DevtoolsIntegrationTests {

	private static final Pattern PORT = Pattern.compile("^port (\\d+)$");

	private static final String OTHER = "https://other.example";

	@Test
	void aRestartGoesByTheSettingsOfItsTime() {
		try (JavaProcess process = JavaProcess
			.start(List.of("-cp", System.getProperty("java.class.path"), Application.class.getName(), "--server.port=0",
					"--server.address=127.0.0.1", "--" + NamedPartsImportFilter.PROPERTY + "=jetty"))) {
			HttpPeer application = await(process);
			assertThat(application.get("/item", Site.ORIGIN).corsLines()).isEmpty();
			application = restart(application, Site.NAME, process);
			assertThat(application.get("/item", Site.ORIGIN).corsLines())
				.containsExactlyInAnyOrder(Site.RESPONSE_WITHOUT_CREDENTIALS);
			application = restart(application, OTHER, process);
			assertThat(application.get("/item", Site.ORIGIN).corsLines()).containsExactly(Site.RESPONSE_TO_OTHERS);
			assertThat(application.get("/item", "Origin: " + OTHER).accessControlLines())
				.containsExactly("Access-Control-Allow-Origin: " + OTHER);
			application = restart(application, "", process);
			assertThat(application.get("/item", "Origin: " + OTHER).corsLines()).isEmpty();
		}
	}

	private static HttpPeer restart(HttpPeer application, String origins, JavaProcess process) {
		assertThat(application.get("/restart?origins=" + origins).status()).isEqualTo(200);
		return await(process);
	}

	private static HttpPeer await(JavaProcess process) {
		return new HttpPeer(Integer.parseInt(process.await(PORT).group(1)));
	}

	/**
	 * Is started again on request.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	public static class Application {

		private static final String SETTING = "cors.allowed-origins";

		public static void main(String[] args) {
			ConfigurableApplicationContext context = SpringApplication.run(Application.class, args);
			System.out.println("port " + context.getEnvironment().getProperty("local.server.port"));
		}

		@GetMapping("/item")
		String item() {
			return "item";
		}

		@GetMapping("/restart")
		void restart(@RequestParam String origins) {
			System.clearProperty(SETTING);
			if (!origins.isEmpty()) {
				System.setProperty(SETTING, origins);
			}
			new Thread(() -> Restarter.getInstance().restart()).start();
		}

	}

}
