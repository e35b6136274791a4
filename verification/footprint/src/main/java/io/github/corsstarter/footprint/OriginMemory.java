package io.github.corsstarter.footprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

/**
 * What many exact origins cost: bytes that their matcher keeps, the time to compile it in
 * a process that has not done so before, and the time of a start with all of them in
 * {@code application.yml}.
 * <p>
 * The matcher keeps the configured strings, so that their bytes are counted separately
 * from what it adds. Sizes are those of the object graph (JOL); the difference of the
 * heap before and after is there to check them. Of a start with many origins most is
 * Boot's reading and binding of the file: the same file without the starter shows the
 * reading.
 */
public final class OriginMemory {

	/**
	 * Those of an ordinary 64-bit JVM; the others let JOL look into records and into the
	 * JDK.
	 */
	private static final List<String> PROBE_OPTIONS = List.of("-Xmx1g", "-Djol.magicFieldOffset=true",
			"-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading",
			"--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.util=ALL-UNNAMED",
			"--add-opens=java.base/java.util.concurrent=ALL-UNNAMED");

	private static final List<String> START_OPTIONS = List.of("-Xms512m", "-Xmx1g");

	private OriginMemory() {
	}

	public static void main(String[] args) throws IOException {
		Map<String, Integer> defaults = new LinkedHashMap<>();
		defaults.put("origins", 100_000);
		defaults.put("compilations", 5);
		defaults.put("starts", 3);
		Arguments arguments = Arguments.parse(args, defaults);
		Report report = new Report("origin-memory", arguments).put("collector", "serial");
		report.put("memory", memory(arguments)).put("start", start(arguments)).write();
	}

	private static Map<String, Object> memory(Arguments arguments) {
		int count = arguments.get("origins");
		List<TimeTaken> compilations = new ArrayList<>();
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("options", PROBE_OPTIONS);
		map.put("meanOriginLength", Origins.distinct(count).stream().mapToInt(String::length).average().orElseThrow());
		for (int i = 0; i < arguments.get("compilations"); i++) {
			try (MeasuredProcess jvm = MeasuredProcess.start(ClassPath.own(), PROBE_OPTIONS, OriginMemoryProbe.class,
					List.of(Integer.toString(count), Boolean.toString(i == 0)))) {
				long wall = jvm.awaitNumber("compileNanos");
				compilations.add(new TimeTaken(jvm.awaitNumber("compileCpuNanos"), wall));
				if (i == 0) {
					putSizes(map, count, jvm);
				}
			}
		}
		map.put("compilation", TimeTaken.summarize(compilations));
		System.out.println("bytes per origin: configured " + map.get("configuredBytesPerOrigin") + ", added "
				+ map.get("addedBytesPerOrigin") + ", by the heap " + map.get("heapDifferencePerOrigin"));
		System.out.println("compilation: " + Estimate.of(TimeTaken.wallMillis(compilations)) + " ms, CPU "
				+ Estimate.of(TimeTaken.cpuMillis(compilations)) + " ms");
		return map;
	}

	private static void putSizes(Map<String, Object> map, int count, MeasuredProcess jvm) {
		for (String size : List.of("heapDifference", "configuredBytes", "matcherBytes", "addedBytes")) {
			long bytes = jvm.awaitNumber(size);
			map.put(size, bytes);
			map.put(size + "PerOrigin", (double) bytes / count);
		}
		map.put("footprint", List.of(jvm.await("footprint").split("\\|")));
	}

	private static Map<String, Object> start(Arguments arguments) throws IOException {
		Path directory = Files.createTempDirectory("cors-starter-benchmarks");
		try {
			String many = writeConfiguration(directory.resolve("many.yml"), arguments.get("origins"));
			String one = writeConfiguration(directory.resolve("one.yml"), 1);
			List<TimeTaken> withoutStarter = new ArrayList<>();
			List<TimeTaken> withMany = new ArrayList<>();
			List<TimeTaken> withOne = new ArrayList<>();
			for (int i = 0; i < arguments.get("starts"); i++) {
				withoutStarter.add(start(false, many));
				withMany.add(start(true, many));
				withOne.add(start(true, one));
			}
			Map<String, Object> map = new LinkedHashMap<>();
			map.put("options", START_OPTIONS);
			map.put("withoutStarterManyOrigins", TimeTaken.summarize(withoutStarter));
			map.put("starterManyOrigins", TimeTaken.summarize(withMany));
			map.put("starterOneOrigin", TimeTaken.summarize(withOne));
			map.put("manyToOne", TimeTaken.compare(withMany, withOne));
			map.put("starterToWithoutStarter", TimeTaken.compare(withMany, withoutStarter));
			System.out.println("start with many origins, to one: " + TimeTaken.describe(withMany, withOne));
			System.out.println("to the same file without the starter: " + TimeTaken.describe(withMany, withoutStarter));
			return map;
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	private static TimeTaken start(boolean withStarter, String configuration) {
		return TimeTaken.ofStart(() -> MeasuredApplication.launch(ClassPath.ofTomcat(withStarter), START_OPTIONS,
				List.of(configuration)));
	}

	private static String writeConfiguration(Path file, int origins) throws IOException {
		StringBuilder yaml = new StringBuilder("cors:\n  allowed-origins:\n");
		Origins.distinct(origins).forEach((origin) -> yaml.append("  - ").append(origin).append('\n'));
		Files.writeString(file, yaml);
		return "spring.config.location=" + file.toUri();
	}

}
