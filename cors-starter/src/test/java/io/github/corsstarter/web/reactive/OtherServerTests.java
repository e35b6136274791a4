package io.github.corsstarter.web.reactive;

import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.testing.WithoutSpringSecurity;
import io.github.corsstarter.verification.JavaProcess;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.tomcat.reactive.TomcatReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reactive applications on another server, without Reactor Netty on the class path.
 */
class OtherServerTests {

	@Test
	void authorizersAreAskedWithoutReactorNetty() {
		String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((path) -> !path.contains("reactor-netty"))
			.collect(Collectors.joining(File.pathSeparator));
		try (JavaProcess process = JavaProcess.start(List.of("-cp", classPath, Application.class.getName()))) {
			assertThat(process.await(Pattern.compile("Answered: (.*)")).group(1))
				.matches("Access-Control-Allow-Origin: https://tenant\\.example from parallel-\\d+");
		}
	}

	@RestController
	public static class Application {

		public static void main(String[] args) {
			try (RunningApplication application = RunningApplication.start("tomcat",
					List.of(WithoutSpringSecurity.class, Application.class),
					List.of("spring.main.web-application-type=reactive",
							"cors.allowed-origins=https://site.example.com"))) {
				Response response = application.get("/thread", "Origin: https://tenant.example");
				System.out.println(
						"Answered: " + String.join(", ", response.accessControlLines()) + " from " + response.body());
			}
		}

		@Bean
		TomcatReactiveWebServerFactory server() {
			return new TomcatReactiveWebServerFactory(0);
		}

		@Bean
		OriginAuthorizer tenants() {
			return (request) -> request.origin().host().equals("tenant.example");
		}

		@GetMapping("/thread")
		Mono<String> thread() {
			return Mono.just(Thread.currentThread().getName());
		}

	}

}
