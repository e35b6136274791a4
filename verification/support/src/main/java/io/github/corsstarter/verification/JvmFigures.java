package io.github.corsstarter.verification;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a virtual machine holds on to.
 *
 * @param heapAfterGc the bytes that are in use after a collection
 * @param threads how many threads live
 * @param collections how often garbage was collected since the start
 * @param collectionMillis how long that took
 */
public record JvmFigures(long heapAfterGc, int threads, long collections, long collectionMillis) {

	private static final int COLLECTIONS = 5;

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	/**
	 * Collect the garbage, and look.
	 * @return the figures
	 */
	public static JvmFigures take() {
		long least = Long.MAX_VALUE;
		for (int i = 0; i < COLLECTIONS; i++) {
			System.gc();
			least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		long collections = 0;
		long millis = 0;
		for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
			collections += collector.getCollectionCount();
			millis += collector.getCollectionTime();
		}
		return new JvmFigures(least, THREADS.getThreadCount(), collections, millis);
	}

	/**
	 * The threads that wait for each other forever.
	 * @return their numbers
	 */
	public static long[] deadlockedThreads() {
		long[] ids = THREADS.findDeadlockedThreads();
		return (ids != null) ? ids : new long[0];
	}

	/**
	 * The threads of the starter's code, or that wait for a lock.
	 * @return each with its stack
	 */
	public static List<String> busyThreads() {
		List<String> busy = new ArrayList<>();
		for (ThreadInfo thread : THREADS.dumpAllThreads(false, false)) {
			boolean ours = List.of(thread.getStackTrace())
				.stream()
				.anyMatch((frame) -> frame.getClassName().matches("io\\.github\\.corsstarter\\..*Filter"));
			if (ours || thread.getThreadState() == Thread.State.BLOCKED) {
				busy.add(thread.toString());
			}
		}
		return busy;
	}

	/**
	 * The figures by name.
	 * @return a new map
	 */
	public Map<String, Object> toMap() {
		Map<String, Object> map = new TreeMap<>();
		map.put("heapAfterGc", this.heapAfterGc);
		map.put("threads", this.threads);
		map.put("collections", this.collections);
		map.put("collectionMillis", this.collectionMillis);
		return map;
	}

}
