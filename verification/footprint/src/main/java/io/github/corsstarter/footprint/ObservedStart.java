package io.github.corsstarter.footprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A start of the application in which the virtual machine lists the classes that it
 * loads. Unlike a time, their number is the same on every machine.
 *
 * @param classes the names of all classes, until the application is ready
 * @param lines what the application logged until then, without what differs from start to
 * start: numbers, and blanks that fill a column
 */
record ObservedStart(List<String> classes, List<String> lines) {

	private static final String LAMBDA = "$$Lambda";

	private static final String STARTER = "io.github.corsstarter.";

	/**
	 * The application that is started has a name like those of the starter.
	 */
	private static final List<String> MEASUREMENT = List.of(STARTER + "footprint.", STARTER + "verification.");

	static ObservedStart of(Function<List<String>, MeasuredProcess> launch) {
		try {
			Path log = Files.createTempFile("loaded-classes", ".log");
			try (MeasuredProcess jvm = launch
				.apply(List.of("-Xlog:class+load=info:file=" + log + ":none:filecount=0"))) {
				jvm.await("ready");
				return new ObservedStart(classes(log), lines(jvm.output()));
			}
			finally {
				Files.delete(log);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The classes before the one that reports that the application is ready.
	 */
	private static List<String> classes(Path log) throws IOException {
		List<String> classes = new ArrayList<>();
		for (String line : Files.readAllLines(log)) {
			String name = line.split(" ", 2)[0];
			if (name.equals(CpuClock.class.getName())) {
				return classes;
			}
			classes.add(name);
		}
		throw new IllegalStateException("No class in " + log + " is " + CpuClock.class.getName());
	}

	private static List<String> lines(String output) {
		return output.lines()
			.filter((line) -> !line.startsWith(MeasuredProcess.MARK))
			.map((line) -> line.replaceAll("\\d+", "0").replaceAll(" +", " "))
			.toList();
	}

	/**
	 * The classes of the starter, without those that the virtual machine makes of lambda
	 * expressions.
	 */
	List<String> classesOfStarter() {
		return this.classes.stream()
			.filter((name) -> name.startsWith(STARTER))
			.filter((name) -> !name.contains(LAMBDA))
			.filter((name) -> MEASUREMENT.stream().noneMatch(name::startsWith))
			.toList();
	}

}
