package io.github.corsstarter.web.servlet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.testing.LoggedLines;
import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.testing.UnlimitedRefusalLog;
import io.github.corsstarter.verification.JvmFigures;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.hostile.HostileClient;
import io.github.corsstarter.verification.hostile.HostileTraffic;
import io.github.corsstarter.web.RefusalLog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Soak test: hostile and broken traffic under load, with everything switched on, for a
 * few seconds or for as long as {@code -Dresilience.duration=10m} says. It writes its
 * figures to {@code target/resilience.json}, and for Reactor Netty to
 * {@code target/resilience-netty.json}.
 */
class HostileTrafficSoakTests {

	private static final Duration DURATION = DurationStyle
		.detectAndParse(System.getProperty("resilience.duration", "8s"));

	private static final int CLIENTS = 3;

	/**
	 * What a virtual machine may hold on to for reasons of its own.
	 */
	private static final long HEAP_MARGIN = 24L << 20;

	private static final int THREAD_MARGIN = 10;

	/**
	 * Refusals by each of three filters, what browsers block, failures of two beans, and
	 * a line for each of these six that counts what was suppressed.
	 */
	private static final int LINES_A_MINUTE = 3 * RefusalLog.MAX_WARNINGS + RefusalLog.MAX_NOTES
			+ 2 * RefusalLog.MAX_ERRORS + 6;

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void hostileTrafficIsAnsweredCorrectlyAndLeaksNothing(Server server) throws Exception {
		Map<String, Object> figures = new LinkedHashMap<>();
		try (RunningApplication application = start(server); LoggedLines logged = new LoggedLines()) {
			long begin = System.nanoTime();
			Map<String, Long> sent = new TreeMap<>();
			add(sent, run(server, application.port(), 1, DURATION.dividedBy(3)));
			JvmFigures third = idle();
			add(sent, run(server, application.port(), 1 + CLIENTS, DURATION.dividedBy(3).multipliedBy(2)));
			JvmFigures end = idle();
			Duration took = Duration.ofNanos(System.nanoTime() - begin);
			long requests = sent.values().stream().mapToLong(Long::longValue).sum();
			figures.put("seconds", took.toMillis() / 1000.0);
			figures.put("clients", CLIENTS);
			figures.put("requests", requests);
			figures.put("requestsPerSecond", requests * 1000 / took.toMillis());
			figures.put("requestsByKind", sent);
			figures.put("afterOneThird", third.toMap());
			figures.put("atTheEnd", end.toMap());
			figures.put("logLines", logged.lines().size());
			figures.put("deadlockedThreads", JvmFigures.deadlockedThreads().length);
			Files.createDirectories(Path.of("target"));
			JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(figuresOf(server), figures);

			assertThat(sent).hasSize(kinds(server).size() + 2)
				.allSatisfy((kind, count) -> assertThat(count).isPositive());
			assertThat(end.heapAfterGc()).isLessThan(third.heapAfterGc() + HEAP_MARGIN);
			assertThat(end.threads()).isLessThanOrEqualTo(third.threads() + THREAD_MARGIN);
			assertThat(JvmFigures.deadlockedThreads()).isEmpty();
			assertThat(logged.lines()).hasSizeBetween(1, (int) (took.toMinutes() + 1) * LINES_A_MINUTE)
				.allSatisfy((line) -> assertThat(line).matches("[ -~]{1,1500}"));
		}
	}

	private static Path figuresOf(Server server) {
		return Path.of("target", (server == Server.NETTY) ? "resilience-netty.json" : "resilience.json");
	}

	private static RunningApplication start(Server server) {
		return server.start(Application.class,
				Stream.concat(Stream.of(UnlimitedRefusalLog.KEEP_LIMIT), HostileTraffic.SETTINGS.stream())
					.toArray(String[]::new));
	}

	private static Set<HostileTraffic> kinds(Server server) {
		return (server == Server.NETTY) ? HostileTraffic.ofReactorNetty() : EnumSet.allOf(HostileTraffic.class);
	}

	private static List<Map<String, Long>> run(Server server, int port, long seed, Duration duration) throws Exception {
		long deadline = System.nanoTime() + duration.toNanos();
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		try {
			List<Future<Map<String, Long>>> running = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				running.add(clients.submit(new HostileClient(port, kinds(server), seed + i, deadline)));
			}
			List<Map<String, Long>> sent = new ArrayList<>();
			for (Future<Map<String, Long>> each : running) {
				sent.add(each.get());
			}
			return sent;
		}
		finally {
			clients.shutdownNow();
		}
	}

	/**
	 * The figures of a server that has nothing to do any more.
	 */
	private static JvmFigures idle() {
		await().untilAsserted(() -> assertThat(JvmFigures.busyThreads()).isEmpty());
		return JvmFigures.take();
	}

	private static void add(Map<String, Long> sum, List<Map<String, Long>> counts) {
		counts.forEach((each) -> each.forEach((kind, count) -> sum.merge(kind, count, Long::sum)));
	}

	@Import(PlainHandlers.class)
	static class Application {

		/**
		 * Fails for those who know how to make it fail.
		 */
		@Bean
		OriginAuthorizer originAuthorizer() {
			return (request) -> {
				if (request.origin().host().startsWith("broken")) {
					throw new IllegalStateException("thrown on purpose");
				}
				return false;
			};
		}

	}

}
