package io.github.corsstarter.load;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
		results.put("small", measure(3, 1_000));
		results.put("large", measure(100_000, 20));
		return results;
	}

	private static Map<String, Object> measure(int origins, int reloads) throws InterruptedException {
		try (Generations generations = Generations.start(origins)) {
			Traffic warmUp = traffic(generations);
			Thread.sleep(5_000);
			for (int i = 0; i < WARM_UP; i++) {
				generations.next();
			}
			warmUp.end();
			long heapBefore = heap();
			Traffic quiet = traffic(generations);
			Thread.sleep(10_000);
			Latencies without = quiet.end();
			List<Long> nanos = new ArrayList<>();
			Traffic busy = traffic(generations);
			for (int i = 0; i < reloads; i++) {
				nanos.add(generations.next());
			}
			Latencies with = busy.end();
			Map<String, Object> results = new LinkedHashMap<>();
			results.put("origins", origins);
			results.put("reloads", reloads);
			Latencies times = Latencies.ofNanos(nanos);
			results.put("reloadMedianMillis", times.quantile(0.5));
			results.put("reloadSlowestMillis", times.slowest());
			results.put("withoutReloads", without.summary());
			results.put("withReloads", with.summary());
			results.put("heapBeforeMegabytes", heapBefore / 1e6);
			results.put("heapAfterMegabytes", heap() / 1e6);
			results.put("formerConfigurationsInMemory", generations.formerInMemory());
			return results;
		}
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
