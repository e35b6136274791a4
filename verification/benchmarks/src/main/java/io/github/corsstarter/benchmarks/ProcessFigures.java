package io.github.corsstarter.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.boot.json.JsonParserFactory;

/**
 * What can be said about the measurements of whole processes.
 *
 * @param server CPU time for requests
 * @param startups classes and time of starts, by the JDK
 * @param memory memory for origins, and time to compile them
 */
record ProcessFigures(Map<String, Object> server, Map<String, Map<String, Object>> startups,
		Map<String, Object> memory) {

	static ProcessFigures read(Path directory) throws IOException {
		Map<String, Map<String, Object>> startups = new TreeMap<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "startup-jdk-*.json")) {
			for (Path file : files) {
				startups.put(file.getFileName().toString().replaceAll("\\D", ""), parse(file));
			}
		}
		return new ProcessFigures(parse(directory.resolve("server.json")), startups,
				parse(directory.resolve("memory.json")));
	}

	private static Map<String, Object> parse(Path file) throws IOException {
		return JsonParserFactory.getJsonParser().parseMap(Files.readString(file));
	}

	String java() {
		return (String) object(this.memory, "environment").get("java");
	}

	double bytesForOrigin() {
		return number(object(this.memory, "memory"), "configuredBytesPerOrigin")
				+ number(object(this.memory, "memory"), "addedBytesPerOrigin");
	}

	double secondsToCompile() {
		return number(object(this.memory, "memory", "compilation", "wallMillis"), "mean") / 1000;
	}

	/**
	 * By server and kind of request: the ratio to a server without the starter, and to
	 * one with the filter of Spring.
	 */
	Map<String, List<String>> requests() {
		Map<String, List<String>> ratios = new LinkedHashMap<>();
		object(this.server, "servers")
			.forEach((name, cases) -> object(cases).forEach((request, value) -> ratios.put(name + ": " + request,
					List.of(comparison(value, "starter", "none"), comparison(value, "starter", "spring")))));
		return ratios;
	}

	@SuppressWarnings("unchecked")
	private static String comparison(Object request, String of, String to) {
		for (Map<String, Object> comparison : (List<Map<String, Object>>) ((Map<String, Object>) request)
			.get("comparisons")) {
			if (of.equals(comparison.get("of")) && to.equals(comparison.get("to"))) {
				Map<String, Object> ratio = object(comparison, "ratioOverForks");
				return interval("%.2f", number(ratio, "ratio"), ratio);
			}
		}
		throw new IllegalArgumentException(of + " was not compared with " + to);
	}

	/**
	 * By JDK and kind of set-up: classes of the starter, all classes that a start loads
	 * more than without it, CPU time and time added, and how many pairs of starts it
	 * takes to know the CPU time to one percent.
	 */
	Map<String, List<String>> starts() {
		Map<String, List<String>> added = new LinkedHashMap<>();
		this.startups.forEach((jdk, startup) -> object(startup, "comparedToWithout").forEach((name, value) -> {
			Map<String, Object> cpu = object(value, "addedCpuMillis");
			Map<String, Object> wall = object(value, "addedWallMillis");
			added.put(
					"JDK " + jdk + ", "
							+ name.replace("aot-", "ahead of time, ")
								.replace("lambda-", "as a Lambda function, ")
								.replace('-', ' '),
					List.of(whole(number(object(value), "classesOfStarter")),
							"%+.0f".formatted(number(object(value), "addedClasses")),
							interval("%.0f", number(cpu, "mean"), cpu), interval("%.0f", number(wall, "mean"), wall),
							whole(number(object(value, "cpuRatio"), "pairsForOnePercent"))));
		}));
		return added;
	}

	/**
	 * How often each set-up was started.
	 */
	Set<String> timesStarted() {
		Set<String> times = new TreeSet<>();
		this.startups.values().forEach((startup) -> times.add(whole(number(object(startup, "arguments"), "starts"))));
		return times;
	}

	private static String whole(double value) {
		return PerformanceReport.number(Math.round(value));
	}

	private static String interval(String format, double value, Map<String, Object> ends) {
		return String.format(Locale.ROOT, format + " [" + format + ", " + format + "]", value, number(ends, "lower95"),
				number(ends, "upper95"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> object(Object parent, String... names) {
		Object current = parent;
		for (String name : names) {
			current = ((Map<String, Object>) current).get(name);
		}
		return (Map<String, Object>) current;
	}

	private static double number(Map<String, Object> map, String name) {
		return ((Number) map.get(name)).doubleValue();
	}

}
