package io.github.corsstarter.web.servlet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.testing.Background;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.testing.UnlimitedRefusalLog;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slow database of tenants delays only requests that need its answer.
 */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class AuthorizerLimitsTests {

	private static final String DECISION = "X-Cors-Decision";

	@ParameterizedTest
	@EnumSource(Server.class)
	void otherRequestsPassWhileQuestionsAboutOriginsAreOpen(Server server, CapturedOutput output) throws Exception {
		try (RunningApplication application = start(server, "cors.authorizer.max-concurrent=2")) {
			SlowTenants tenants = application.bean(SlowTenants.class);
			List<CompletableFuture<Response>> waiting = List.of(
					Background.start(() -> application.get("/ok", "Origin: https://slow.example")),
					Background.start(() -> application.get("/ok", "Origin: https://slow.example")));
			tenants.asked.acquire(2);
			for (int i = 0; i < 50; i++) {
				Response refused = application.get("/ok", "Origin: https://stranger-" + i + ".example");
				assertThat(refused.status()).isEqualTo(200);
				assertThat(refused.lines(DECISION))
					.containsExactly("X-Cors-Decision: origin-authorizer-busy; policy=default");
				assertThat(refused.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
			}
			assertThat(application.get("/ok").status()).isEqualTo(200);
			assertThat(application.get("/ok", Site.ORIGIN).corsLines())
				.containsExactlyInAnyOrder(Site.RESPONSE_WITHOUT_CREDENTIALS);
			assertThat(application.send("OPTIONS", "/ok", Site.ORIGIN, Site.REQUEST_METHOD).corsLines())
				.contains("Access-Control-Allow-Origin: " + Site.NAME);
			assertThat(output).containsOnlyOnce("The OriginAuthorizer failed, which counts as a refusal")
				.containsOnlyOnce("Not asked, because 2 questions are open");
			tenants.answers.countDown();
			for (CompletableFuture<Response> response : waiting) {
				assertThat(response.get().corsLines()).contains("Access-Control-Allow-Origin: https://slow.example");
			}
			assertThat(application.get("/ok", "Origin: https://stranger.example").lines(DECISION))
				.containsExactly("X-Cors-Decision: origin-authorized; policy=default");
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void defaultsLeaveThreadsOfASmallServerForOthers(Server server) throws Exception {
		try (RunningApplication application = start(server, "server.tomcat.threads.max=50",
				"server.jetty.threads.max=50")) {
			SlowTenants tenants = application.bean(SlowTenants.class);
			List<CompletableFuture<Response>> strangers = new ArrayList<>();
			for (int i = 0; i < 150; i++) {
				String origin = "Origin: https://stranger-" + i + ".example";
				strangers.add(Background.start(() -> application.get("/ok", origin)));
			}
			tenants.asked.acquire(32);
			assertThat(application.get("/ok", Site.ORIGIN).status()).isEqualTo(200);
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> strangers.stream().filter(CompletableFuture::isDone).count() == 150 - 32);
			tenants.answers.countDown();
			assertThat(strangers).allSatisfy((stranger) -> assertThat(stranger.get().status()).isEqualTo(200));
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void otherRequestsPassWhileQuestionsAboutHostsAreOpen(Server server) throws Exception {
		try (RunningApplication application = start(server, "cors.authorizer.max-concurrent=1")) {
			SlowTenants tenants = application.bean(SlowTenants.class);
			CompletableFuture<Response> waiting = Background
				.start(() -> application.sendRaw("GET /ok", "Host: slow.example"));
			tenants.asked.acquire();
			Response refused = application.sendRaw("GET /ok", "Host: stranger.example");
			assertThat(refused.status()).isEqualTo(400);
			assertThat(refused.body()).startsWith("host-authorizer-busy: ");
			assertThat(application.sendRaw("GET /ok", "Host: www.example.com").status()).isEqualTo(200);
			tenants.answers.countDown();
			assertThat(waiting.get().status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void answerThatTakesTooLongIsARefusalAndTheLogShowsWhatItWaitsFor(Server server, CapturedOutput output) {
		try (RunningApplication application = start(server, "cors.authorizer.timeout=100ms")) {
			Response origin = application.get("/ok", "Origin: https://slow.example");
			assertThat(origin.status()).isEqualTo(200);
			assertThat(origin.lines(DECISION))
				.containsExactly("X-Cors-Decision: origin-authorizer-timed-out; policy=default");
			Response host = application.sendRaw("GET /ok", "Host: slow.example");
			assertThat(host.status()).isEqualTo(400);
			assertThat(host.body()).startsWith("host-authorizer-timed-out: ");
			assertThat(output).contains("No answer after 100 ms", "SlowTenants.answer");
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void applicationThatEndsInterruptsOpenQuestions(Server server, CapturedOutput output) throws Exception {
		CountDownLatch interrupted;
		try (RunningApplication application = start(server, "cors.authorizer.timeout=1h")) {
			SlowTenants tenants = application.bean(SlowTenants.class);
			interrupted = tenants.interrupted;
			Background.start(() -> application.get("/ok", "Origin: https://slow.example"));
			tenants.asked.acquire();
		}
		interrupted.await();
		Awaitility.await().until(() -> output.getOut().contains("InterruptedException"));
	}

	private static RunningApplication start(Server server, String... settings) {
		return server.start(Application.class,
				Stream
					.concat(Stream.of(Site.ALLOWED_ORIGINS, "cors.debug=true", UnlimitedRefusalLog.KEEP_LIMIT,
							"cors.hosts.allowed=localhost,www.example.com"), Stream.of(settings))
					.toArray(String[]::new));
	}

	@Import({ PlainHandlers.class, SlowTenants.class })
	static class Application {

	}

	static class SlowTenants implements OriginAuthorizer, HostAuthorizer {

		private final Semaphore asked = new Semaphore(0);

		private final CountDownLatch answers = new CountDownLatch(1);

		private final CountDownLatch interrupted = new CountDownLatch(1);

		@Override
		public boolean isAllowed(OriginRequest request) {
			return answer();
		}

		@Override
		public boolean isAllowed(String host) {
			return answer();
		}

		private boolean answer() {
			this.asked.release();
			try {
				this.answers.await();
				return true;
			}
			catch (InterruptedException ex) {
				this.interrupted.countDown();
				throw new IllegalStateException(ex);
			}
		}

	}

}
