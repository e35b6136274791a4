package io.github.corsstarter.footprint;

import java.lang.management.ManagementFactory;
import java.util.List;

import io.github.corsstarter.origin.OriginMatcher;
import org.openjdk.jol.info.GraphLayout;

/**
 * A process that compiles many origins once, as its first work, and then reports what
 * that left in the heap.
 */
public final class OriginMemoryProbe {

	private OriginMemoryProbe() {
	}

	public static void main(String[] args) {
		List<String> origins = Origins.distinct(Integer.parseInt(args[0]));
		// One look that is not counted, because the first one leaves garbage of its own.
		usedHeap();
		long before = usedHeap();
		long cpu = CpuClock.nanosOf(ProcessHandle.current());
		long begin = System.nanoTime();
		OriginMatcher matcher = compile(origins);
		MeasuredProcess.report("compileNanos", System.nanoTime() - begin);
		MeasuredProcess.report("compileCpuNanos", CpuClock.nanosOf(ProcessHandle.current()) - cpu);
		MeasuredProcess.report("heapDifference", usedHeap() - before);
		if (Boolean.parseBoolean(args[1])) {
			reportSizes(origins, matcher);
		}
		if (matcher.findKnown(origins.get(origins.size() - 1)) == null) {
			throw new IllegalStateException("The matcher does not know the last origin");
		}
	}

	private static void reportSizes(List<String> origins, OriginMatcher matcher) {
		long configured = GraphLayout.parseInstance(origins).totalSize();
		MeasuredProcess.report("configuredBytes", configured);
		MeasuredProcess.report("matcherBytes", GraphLayout.parseInstance(matcher).totalSize());
		MeasuredProcess.report("addedBytes", GraphLayout.parseInstance(matcher, origins).totalSize() - configured);
		MeasuredProcess.report("footprint", GraphLayout.parseInstance(matcher).toFootprint().replace("\n", "|"));
	}

	private static OriginMatcher compile(List<String> origins) {
		OriginMatcher.Builder builder = OriginMatcher.builder();
		origins.forEach(builder::origin);
		return builder.build();
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
