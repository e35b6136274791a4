package io.github.corsstarter.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;
import jakarta.servlet.ServletException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps watch over what a request costs, by what no busy machine can change: bytes
 * allocated, and how costs grow where the configuration or the request does. The bounds
 * are wide; what crosses them has changed in kind.
 */
class CostGuardTests {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final int WARM_UP = 20_000;

	private static final int BATCH = 1_000;

	@ParameterizedTest
	@CsvSource({ "no-origin, 300", "actual, 600", "preflight, 600", "exact-100000-last, 600", "pattern-1000-last, 800",
			"regex-50-seen, 600", "hostile-headers-commas, 600", "hostile-headers-names, 600",
			"hostile-headers-spaces, 600", "hostile-origin, 600" })
	void aRequestAllocatesNoMoreThan(String exchange, long bytes) throws Exception {
		long stub = allocated(benchmark(exchange, Peer.NO_FILTER));
		assertThat(allocated(benchmark(exchange, Peer.STARTER)) - stub).isLessThan(bytes);
	}

	@ParameterizedTest
	@CsvSource({ "exact-1-last, exact-100000-last", "exact-1-miss, exact-100000-miss",
			"pattern-1-last, pattern-1000-last", "pattern-1-miss, pattern-1000-miss", "actual, regex-50-seen",
			"actual, together-regex", "preflight, hostile-headers-names", "urls-none, urls-prefix" })
	void oneRequestTakesHardlyLongerThanAnother(String small, String large) throws Exception {
		FilterBenchmark first = benchmark(small, Peer.STARTER);
		FilterBenchmark second = benchmark(large, Peer.STARTER);
		warmUp(first);
		warmUp(second);
		double ratio = Double.MAX_VALUE;
		for (int i = 0; i < 20; i++) {
			ratio = Math.min(ratio, (double) time(second) / time(first));
		}
		assertThat(ratio).isLessThan(10);
	}

	private static FilterBenchmark benchmark(String exchange, Peer peer) throws ServletException, IOException {
		FilterBenchmark benchmark = new FilterBenchmark();
		benchmark.exchange = exchange;
		benchmark.peer = peer.name();
		benchmark.setUp();
		return benchmark;
	}

	private static void warmUp(FilterBenchmark benchmark) throws ServletException, IOException {
		for (int i = 0; i < WARM_UP; i++) {
			benchmark.exchange();
		}
	}

	private static long allocated(FilterBenchmark benchmark) throws ServletException, IOException {
		warmUp(benchmark);
		long before = THREADS.getCurrentThreadAllocatedBytes();
		run(benchmark);
		return (THREADS.getCurrentThreadAllocatedBytes() - before) / BATCH;
	}

	private static long time(FilterBenchmark benchmark) throws ServletException, IOException {
		long start = System.nanoTime();
		run(benchmark);
		return System.nanoTime() - start;
	}

	private static void run(FilterBenchmark benchmark) throws ServletException, IOException {
		for (int i = 0; i < BATCH; i++) {
			benchmark.exchange();
		}
	}

}
