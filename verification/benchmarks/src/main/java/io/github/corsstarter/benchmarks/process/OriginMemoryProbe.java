package io.github.corsstarter.benchmarks.process;

import java.lang.management.ManagementFactory;
import java.util.List;

import io.github.corsstarter.origin.OriginMatcher;
import org.openjdk.jol.info.GraphLayout;

/**
 * A process that compiles many origins once, as its first work, and then tells what that
 * left in the heap.
 */
public final class OriginMemoryProbe {

	private OriginMemoryProbe() {
	}

	public static void main(String[] args) {
		List<String> origins = Origins.distinct(Integer.parseInt(args[0]));
		// Once for nothing, because the first look leaves garbage of its own.
		usedHeap();
		long before = usedHeap();
		long cpu = CpuClock.nanosOf(ProcessHandle.current());
		long begin = System.nanoTime();
		OriginMatcher matcher = compile(origins);
		ChildJvm.report("compileNanos", System.nanoTime() - begin);
		ChildJvm.report("compileCpuNanos", CpuClock.nanosOf(ProcessHandle.current()) - cpu);
		ChildJvm.report("heapDifference", usedHeap() - before);
		if (Boolean.parseBoolean(args[1])) {
			reportSizes(origins, matcher);
		}
		if (matcher.findKnown(origins.get(origins.size() - 1)) == null) {
			throw new IllegalStateException("The matcher does not know the last origin");
		}
		ChildJvm.stayUntilEndOfInput();
	}

	private static void reportSizes(List<String> origins, OriginMatcher matcher) {
		long configured = GraphLayout.parseInstance(origins).totalSize();
		ChildJvm.report("configuredBytes", configured);
		ChildJvm.report("matcherBytes", GraphLayout.parseInstance(matcher).totalSize());
		ChildJvm.report("addedBytes", GraphLayout.parseInstance(matcher, origins).totalSize() - configured);
		ChildJvm.report("footprint", GraphLayout.parseInstance(matcher).toFootprint().replace("\n", "|"));
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
