package io.github.corsstarter.load;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long it takes to read settings again under load, and what requests notice of it.
 */
final class Reloads {

	private static final int REQUESTS = 2_000;

	private static final int WARM_UP = 20;

	private Reloads() {
	}

	static Map<String, Object> measure() throws InterruptedException {
		Map<String, Object> results = new LinkedHashMap<>();
		results.put("requestsPerSecond", REQUESTS);
		results.put("small", measure(3, 1_000, 0));
		results.put("large", measure(100_000, 20, 300));
		return results;
	}

	/**
	 * A reload needs one processor. So requests are also measured while another thread
	 * needs one for as long, and does nothing with it: what is slower than that is slower
	 * because of the reload itself.
	 */
	private static Map<String, Object> measure(int origins, int reloads, long pause) throws InterruptedException {
		try (Generations generations = Generations.start(origins)) {
			Traffic warmUp = traffic(generations);
			Thread.sleep(5_000);
			Latencies typical = repeat(WARM_UP, pause, generations::next);
			warmUp.end();
			long heapBefore = heap();
			Traffic quiet = traffic(generations);
			Thread.sleep(10_000);
			Latencies without = quiet.end();
			Traffic beside = traffic(generations);
			repeat(reloads, pause, () -> keepBusy((long) (typical.quantile(0.5) * 1e6)));
			Latencies besideBusyThread = beside.end();
			Traffic meanwhile = traffic(generations);
			Latencies times = repeat(reloads, pause, generations::next);
			Latencies with = meanwhile.end();
			Map<String, Object> results = new LinkedHashMap<>();
			results.put("origins", origins);
			results.put("reloads", reloads);
			results.put("pauseMillis", pause);
			results.put("reloadMedianMillis", times.quantile(0.5));
			results.put("reloadSlowestMillis", times.slowest());
			results.put("withoutReloads", without.summary());
			results.put("besideBusyThread", besideBusyThread.summary());
			results.put("withReloads", with.summary());
			results.put("heapBeforeMegabytes", heapBefore / 1e6);
			results.put("heapAfterMegabytes", heap() / 1e6);
			results.put("formerConfigurationsInMemory", generations.formerInMemory());
			return results;
		}
	}

	private static Latencies repeat(int times, long pause, LongSupplier work) throws InterruptedException {
		List<Long> nanos = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			nanos.add(work.getAsLong());
			Thread.sleep(pause);
		}
		return Latencies.ofNanos(nanos);
	}

	private static long keepBusy(long nanos) {
		long start = System.nanoTime();
		while (System.nanoTime() - start < nanos) {
			Thread.onSpinWait();
		}
		return nanos;
	}

	private static Traffic traffic(Generations generations) {
		return Traffic.start(generations.port(), 8, REQUESTS, generations.exchanges());
	}

	/**
	 * What is still used after a collection.
	 */
	private static long heap() throws InterruptedException {
		for (int i = 0; i < 3; i++) {
			System.gc();
			Thread.sleep(200);
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
