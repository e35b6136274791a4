package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.memory.AuthorizerMemory;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.testing.Background;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slow database of tenants is asked once about each origin and each host, whatever is
 * sent meanwhile.
 */
@Timeout(120)
class RememberedAnswersTests {

	private static final String DECISION = "X-Cors-Decision";

	private static final String AUTHORIZED = "X-Cors-Decision: origin-authorized; policy=default";

	@ParameterizedTest
	@EnumSource(Server.class)
	void floodOfStrangersDelaysNoOneElseAndEachIsAskedAboutOnce(Server server) throws Exception {
		try (RunningApplication application = start(server, "cors.authorizer.max-concurrent=8")) {
			Tenants tenants = application.bean(Tenants.class);
			assertThat(application.get("/ok", "Origin: https://tenant.test").lines(DECISION))
				.containsExactly(AUTHORIZED);
			tenants.slow();
			List<CompletableFuture<Response>> strangers = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				strangers.add(askInBackground(application, "https://stranger-" + i + ".test"));
			}
			tenants.asked.acquire(8);
			List<CompletableFuture<Response>> repeated = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				repeated.add(askInBackground(application, "https://stranger-" + i + ".test"));
			}
			assertThat(application.get("/ok").status()).isEqualTo(200);
			assertThat(application.get("/ok", Site.ORIGIN).corsLines())
				.contains("Access-Control-Allow-Origin: " + Site.NAME);
			assertThat(application.get("/ok", "Origin: https://tenant.test").lines(DECISION)).as("it is remembered")
				.containsExactly(AUTHORIZED);
			assertThat(application.get("/ok", "Origin: https://other.test").lines(DECISION))
				.containsExactly("X-Cors-Decision: origin-authorizer-busy; policy=default");
			tenants.released.countDown();
			strangers.addAll(repeated);
			for (CompletableFuture<Response> stranger : strangers) {
				assertThat(stranger.get().lines(DECISION))
					.containsExactly("X-Cors-Decision: origin-not-allowed; policy=default");
			}
			for (int i = 0; i < 8; i++) {
				application.get("/any/path", "Origin: https://stranger-" + i + ".test");
			}
			assertThat(tenants.questions.values()).hasSize(9).containsOnly(1);
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void hostIsAskedAboutOnce(Server server) {
		try (RunningApplication application = start(server)) {
			for (int i = 0; i < 3; i++) {
				assertThat(application.sendRaw("GET /ok", "Host: Tenant.test").status()).isEqualTo(200);
				assertThat(application.sendRaw("GET /ok", "Host: stranger.test").status()).isEqualTo(400);
			}
			assertThat(application.bean(Tenants.class).questions)
				.isEqualTo(Map.of("tenant.test", 1, "stranger.test", 1));
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void tenantsStayAllowedWhileTheDatabaseIsDown(Server server) {
		try (RunningApplication application = start(server, "cors.authorizer.cache-ttl=1ns",
				"cors.authorizer.grace=1h")) {
			application.get("/ok", "Origin: https://tenant.test");
			application.bean(Tenants.class).down.set(true);
			assertThat(application.get("/ok", "Origin: https://tenant.test").lines(DECISION))
				.containsExactly(AUTHORIZED);
			assertThat(application.get("/ok", "Origin: https://stranger.test").lines(DECISION))
				.containsExactly("X-Cors-Decision: origin-authorizer-failed; policy=default");
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void newDomainIsAllowedAtOnceIfItsRefusalIsForgotten(Server server) {
		try (RunningApplication application = start(server)) {
			String origin = "https://new.test";
			assertThat(application.get("/ok", "Origin: " + origin).corsLines())
				.containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
			application.bean(Tenants.class).domains.put("new.test", true);
			assertThat(application.get("/ok", "Origin: " + origin).corsLines())
				.containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
			application.bean(AuthorizerMemory.class).forgetOrigin(origin);
			assertThat(application.get("/ok", "Origin: " + origin).lines(DECISION)).containsExactly(AUTHORIZED);
		}
	}

	private static RunningApplication start(Server server, String... settings) {
		List<String> all = new ArrayList<>(List.of(Site.ALLOWED_ORIGINS, "cors.debug=true",
				"cors.hosts.allowed=localhost", "cors.authorizer.cache-refused-ttl=1h"));
		if (!String.join(" ", settings).contains("cache-ttl")) {
			all.add("cors.authorizer.cache-ttl=1h");
		}
		all.addAll(List.of(settings));
		return server.start(Application.class, all.toArray(String[]::new));
	}

	private static CompletableFuture<Response> askInBackground(RunningApplication application, String origin) {
		return Background.start(() -> application.get("/ok", "Origin: " + origin));
	}

	@Import({ PlainHandlers.class, Tenants.class })
	static class Application {

	}

	static class Tenants implements OriginAuthorizer, HostAuthorizer {

		private final Map<String, Boolean> domains = new ConcurrentHashMap<>(Map.of("tenant.test", true));

		private final Map<String, Integer> questions = new ConcurrentHashMap<>();

		private final Semaphore asked = new Semaphore(0);

		private final AtomicBoolean down = new AtomicBoolean();

		private volatile boolean slow;

		private final CountDownLatch released = new CountDownLatch(1);

		void slow() {
			this.asked.drainPermits();
			this.slow = true;
		}

		@Override
		public boolean isAllowed(OriginRequest request) {
			return isAllowed(request.origin().host());
		}

		@Override
		public boolean isAllowed(String host) {
			this.questions.merge(host, 1, Integer::sum);
			this.asked.release();
			if (this.down.get()) {
				throw new IllegalStateException("The database is down");
			}
			if (this.slow) {
				await();
			}
			return this.domains.containsKey(host);
		}

		private void await() {
			try {
				this.released.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
