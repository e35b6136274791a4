package io.github.corsstarter.soak;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.github.corsstarter.verification.BlockedThreads;
import io.github.corsstarter.verification.JvmFigures;
import io.github.corsstarter.verification.LeakedBuffers;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.hostile.HostileClient;
import io.github.corsstarter.verification.hostile.HostileTraffic;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.util.ResourceLeakDetector;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.json.JsonWriter;

/**
 * Sends mixed load to a reactive application, and looks at what is left behind: calls
 * that blocked an event loop, buffers that were not released, heap. The first wrong
 * answer ends it.
 */
public final class Soak {

	private static final int HOSTILE_CLIENTS = 2;

	private static final long HEAP_MARGIN = 24L << 20;

	private Soak() {
	}

	/**
	 * Run.
	 * @param args how long, the file for the results, and the page
	 * @throws Exception if something else is answered than what is expected
	 */
	public static void main(String[] args) throws Exception {
		Map<String, Object> results = run(DurationStyle.detectAndParse(args[0]));
		requireNothingLeft(results);
		Files.writeString(Path.of(args[1]), JsonWriter.standard().writeToString(results) + "\n");
		new SoakTable(results).writeInto(Path.of(args[2]));
	}

	/**
	 * Run. The process must have been started for {@link BlockedThreads} and for
	 * {@link LeakedBuffers}.
	 * @param duration how long; the first tenth is for comparison
	 */
	static Map<String, Object> run(Duration duration) throws Exception {
		Watch.begin();
		Map<String, Object> results = new LinkedHashMap<>();
		results.put("day", LocalDate.now().toString());
		results.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
		results.put("springBoot", SpringBootVersion.getVersion());
		results.put("reactorNetty", HttpServer.class.getPackage().getImplementationVersion());
		results.put("netty", ByteBufAllocator.class.getPackage().getImplementationVersion());
		results.put("leakDetection", ResourceLeakDetector.getLevel().name());
		results.put("processors", Runtime.getRuntime().availableProcessors());
		try (RunningApplication application = start()) {
			Reloads reloads = new Reloads(application);
			Map<String, Long> sent = new TreeMap<>();
			long begin = System.nanoTime();
			send(application.port(), reloads, 1, duration.dividedBy(10), sent);
			results.put("afterOneTenth", figures());
			send(application.port(), reloads, 100, duration.dividedBy(10).multipliedBy(9), sent);
			results.put("atTheEnd", figures());
			results.put("seconds", Duration.ofNanos(System.nanoTime() - begin).toSeconds());
			results.put("sent", sent);
		}
		List<String> blocked = BlockedThreads.take();
		results.put("blocked", blocked.stream().filter((call) -> !BlockedThreads.isOfServer(call)).toList());
		results.put("blockedByServer", blocked.stream().filter(BlockedThreads::isOfServer).count());
		List<String> leaks = LeakedBuffers.take();
		results.put("leaks", leaks.stream().filter((leak) -> !LeakedBuffers.isOfSpring(leak)).toList());
		results.put("leakedBySpring", leaks.stream().filter(LeakedBuffers::isOfSpring).count());
		return results;
	}

	/**
	 * Whether nothing is left behind.
	 * @throws IllegalStateException if something is
	 */
	@SuppressWarnings("unchecked")
	static void requireNothingLeft(Map<String, Object> results) {
		List<String> left = Stream.of("blocked", "leaks")
			.flatMap((kind) -> ((List<String>) results.get(kind)).stream())
			.toList();
		long growth = heap(results, "atTheEnd") - heap(results, "afterOneTenth");
		if (!left.isEmpty() || growth > HEAP_MARGIN) {
			throw new IllegalStateException("The heap grew by " + growth + " bytes, and this is left: " + left);
		}
	}

	@SuppressWarnings("unchecked")
	private static long heap(Map<String, Object> results, String when) {
		return (Long) ((Map<String, Object>) results.get(when)).get("heapAfterGc");
	}

	private static RunningApplication start() {
		return RunningApplication.start("soak", List.of(SoakApplication.class),
				Stream
					.concat(HostileTraffic.SETTINGS.stream(),
							Stream.of("cors.reloadable=true", "logging.level.root=off", "logging.level.reactor=off",
									"logging.level.org=off", "logging.level.io.github.corsstarter.reload=error"))
					.toList());
	}

	private static void send(int port, Reloads reloads, long seed, Duration duration, Map<String, Long> sum)
			throws InterruptedException, ExecutionException {
		long deadline = System.nanoTime() + duration.toNanos();
		List<Callable<Map<String, Long>>> tasks = new ArrayList<>();
		for (int i = 0; i < HOSTILE_CLIENTS; i++) {
			tasks.add(new HostileClient(port, HostileTraffic.ofReactorNetty(), seed + i, deadline));
		}
		tasks.add(new LongClient(port, new Random(seed), deadline));
		tasks.add(reloads.until(deadline));
		ExecutorService clients = Executors.newFixedThreadPool(tasks.size());
		try {
			CompletionService<Map<String, Long>> ended = new ExecutorCompletionService<>(clients);
			tasks.forEach(ended::submit);
			for (int i = 0; i < tasks.size(); i++) {
				ended.take().get().forEach((kind, count) -> sum.merge(kind, count, Long::sum));
			}
		}
		finally {
			clients.shutdownNow();
		}
	}

	private static Map<String, Object> figures() {
		Map<String, Object> figures = JvmFigures.take().toMap();
		figures.put("directMemory",
				((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory());
		return figures;
	}

}
