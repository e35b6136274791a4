package io.github.corsstarter.reactive;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans of the application that may block.
 */
class ReactiveAuthorizerTests {

	@Test
	void authorizersAreAskedWhereTheyMayBlock() {
		try (RunningApplication application = RunningApplication.start("reactive",
				List.of(Handlers.class, Tenants.class), List.of(Site.ALLOWED_ORIGINS))) {
			Tenants tenants = application.bean(Tenants.class);
			assertThat(application.get("/ok", "Host: api.example", Site.ORIGIN).accessControlLines())
				.containsExactly("Access-Control-Allow-Origin: " + Site.NAME);
			assertThat(
					application.get("/ok", "Host: api.example", "Origin: https://tenant.example").accessControlLines())
				.containsExactly("Access-Control-Allow-Origin: https://tenant.example");
			assertThat(application.get("/ok", "Host: api.example", Site.OTHER_ORIGIN).accessControlLines()).isEmpty();
			assertThat(application.get("/ok", "Host: evil.example").status()).isEqualTo(400);
			assertThat(tenants.asked).containsOnly("host api.example blocking",
					"origin https://tenant.example blocking", "origin https://other.example blocking",
					"host evil.example blocking");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Tenants {

		private final Queue<String> asked = new ConcurrentLinkedQueue<>();

		private boolean ask(String question, boolean answer) {
			this.asked.add(question + (Schedulers.isInNonBlockingThread() ? " event loop" : " blocking"));
			return answer;
		}

		@Bean
		OriginAuthorizer origins() {
			return (request) -> ask("origin " + request.origin(), request.origin().host().startsWith("tenant"));
		}

		@Bean
		HostAuthorizer hosts() {
			return (host) -> ask("host " + host, host.startsWith("api"));
		}

	}

}
