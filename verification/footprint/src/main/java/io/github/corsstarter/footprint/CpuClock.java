package io.github.corsstarter.footprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The CPU time of another process: all its threads, in user mode and in the kernel, with
 * those that compile and collect.
 * <p>
 * Where Linux tells the time of each thread in nanoseconds, those are added up; of a
 * thread that ended, what it used since it was last looked at is lost, which makes this a
 * clock for a process at work and not for one that starts. Elsewhere it is the time of
 * the process, which often advances in steps of 10 ms.
 */
final class CpuClock {

	private final ProcessHandle process;

	private final Path threads;

	private final boolean precise;

	private final Map<Path, Long> seen = new HashMap<>();

	CpuClock(long pid) {
		this.process = ProcessHandle.of(pid).orElseThrow();
		this.threads = Path.of("/proc", Long.toString(pid), "task");
		this.precise = Files.isReadable(this.threads.resolve(Long.toString(pid)).resolve("schedstat"));
	}

	String source() {
		return this.precise ? "/proc/<pid>/task/*/schedstat" : "ProcessHandle.Info.totalCpuDuration";
	}

	long nanos() {
		return this.precise ? nanosOfThreads() : nanosOf(this.process);
	}

	/**
	 * The CPU time of a process since it began, ended threads included, in steps of the
	 * system's clock.
	 */
	static long nanosOf(ProcessHandle process) {
		return process.info().totalCpuDuration().map(Duration::toNanos).orElseThrow();
	}

	private long nanosOfThreads() {
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(this.threads)) {
			for (Path thread : entries) {
				readThread(thread);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (DirectoryIteratorException ex) {
			throw new UncheckedIOException(ex.getCause());
		}
		return this.seen.values().stream().mapToLong(Long::longValue).sum();
	}

	private void readThread(Path thread) {
		try {
			String line = Files.readString(thread.resolve("schedstat"));
			this.seen.put(thread, Long.parseLong(line.substring(0, line.indexOf(' '))));
		}
		catch (IOException ex) {
			// It ended between being listed and being read.
		}
	}

}
