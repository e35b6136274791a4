package io.github.corsstarter.footprint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a process took for something that it does once.
 *
 * @param cpuNanos CPU time that the process used meanwhile, the virtual machine's own
 * threads included; in steps of the system's clock, often 10 ms
 * @param wallNanos the time that passed
 */
record TimeTaken(long cpuNanos, long wallNanos) {

	/**
	 * Starts the application once, from the creation of its process until it is ready.
	 */
	static TimeTaken ofStart(Supplier<MeasuredProcess> launch) {
		long begin = System.nanoTime();
		try (MeasuredProcess jvm = launch.get()) {
			long cpu = jvm.awaitNumber("ready");
			return new TimeTaken(cpu, System.nanoTime() - begin);
		}
	}

	static double[] cpuMillis(List<TimeTaken> times) {
		return times.stream().mapToDouble((time) -> time.cpuNanos() / 1e6).toArray();
	}

	static double[] wallMillis(List<TimeTaken> times) {
		return times.stream().mapToDouble((time) -> time.wallNanos() / 1e6).toArray();
	}

	static Map<String, Object> summarize(List<TimeTaken> times) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("cpuMillis", Estimate.of(cpuMillis(times)).asMap());
		map.put("wallMillis", Estimate.of(wallMillis(times)).asMap());
		map.put("samples", times.stream().map(TimeTaken::asMap).toList());
		return map;
	}

	/**
	 * What was taken side by side, compared.
	 */
	static Map<String, Object> compare(List<TimeTaken> times, List<TimeTaken> baseline) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("addedCpuMillis", Estimate.ofDifferences(cpuMillis(times), cpuMillis(baseline)).asMap());
		map.put("addedWallMillis", Estimate.ofDifferences(wallMillis(times), wallMillis(baseline)).asMap());
		map.put("cpuRatio", PairedRatio.of(cpuMillis(times), cpuMillis(baseline)).asMap());
		map.put("wallRatio", PairedRatio.of(wallMillis(times), wallMillis(baseline)).asMap());
		return map;
	}

	static String describe(List<TimeTaken> times, List<TimeTaken> baseline) {
		return "CPU +%s ms, wall +%s ms, CPU ratio %s, wall ratio %s".formatted(
				Estimate.ofDifferences(cpuMillis(times), cpuMillis(baseline)),
				Estimate.ofDifferences(wallMillis(times), wallMillis(baseline)),
				PairedRatio.of(cpuMillis(times), cpuMillis(baseline)),
				PairedRatio.of(wallMillis(times), wallMillis(baseline)));
	}

	private Map<String, Object> asMap() {
		return Map.of("cpuMillis", this.cpuNanos / 1e6, "wallMillis", this.wallNanos / 1e6);
	}

}
