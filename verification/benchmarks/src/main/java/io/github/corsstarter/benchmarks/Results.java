package io.github.corsstarter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.json.JsonWriter;

/**
 * What was measured in one run, and on what.
 *
 * @param environment the machine, its Java and the day
 * @param measurements the figures
 */
record Results(Map<String, Object> environment, List<Measurement> measurements) {

	static Results of(Collection<RunResult> results) {
		Map<String, Object> environment = new LinkedHashMap<>();
		environment.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
		environment.put("processor", processor());
		environment.put("processors", Runtime.getRuntime().availableProcessors());
		environment.put("day", LocalDate.now(ZoneOffset.UTC).toString());
		Map<List<String>, List<RunResult>> rounds = results.stream()
			.collect(Collectors.groupingBy(Results::subject, LinkedHashMap::new, Collectors.toList()));
		return new Results(environment, rounds.values().stream().map(Results::measurement).toList());
	}

	private static List<String> subject(RunResult result) {
		return List.of(result.getParams().getParam("exchange"), result.getParams().getParam("peer"));
	}

	private static Measurement measurement(List<RunResult> rounds) {
		BenchmarkParams params = rounds.get(0).getParams();
		double[] nanoseconds = rounds.stream()
			.flatMap((round) -> round.getBenchmarkResults().stream())
			.flatMap((jvm) -> jvm.getIterationResults().stream())
			.mapToDouble((iteration) -> iteration.getPrimaryResult().getScore())
			.toArray();
		double bytes = rounds.stream()
			.mapToDouble((round) -> round.getSecondaryResults().get("gc.alloc.rate.norm").getScore())
			.max()
			.orElseThrow();
		return Measurement.of(params.getParam("exchange"), Peer.valueOf(params.getParam("peer")), nanoseconds, bytes);
	}

	/**
	 * The name of the processor, where the system tells it in the way of Linux.
	 */
	private static String processor() {
		try {
			return Files.readAllLines(Path.of("/proc/cpuinfo"))
				.stream()
				.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("unknown");
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

	Measurement find(String exchange, Peer peer) {
		return measured(exchange, peer)
			.orElseThrow(() -> new IllegalArgumentException(exchange + " was not measured with " + peer));
	}

	boolean has(String exchange, Peer peer) {
		return measured(exchange, peer).isPresent();
	}

	private Optional<Measurement> measured(String exchange, Peer peer) {
		return this.measurements.stream()
			.filter((measurement) -> measurement.exchange().equals(exchange) && measurement.peer() == peer)
			.findFirst();
	}

	void write(Path file) throws IOException {
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("environment", this.environment);
		content.put("measurements", this.measurements.stream().map(Measurement::asMap).toList());
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.writeString(file, JsonWriter.standard().writeToString(content) + "\n");
	}

	@SuppressWarnings("unchecked")
	static Results read(Path file) throws IOException {
		Map<String, Object> content = JsonParserFactory.getJsonParser().parseMap(Files.readString(file));
		List<Map<String, Object>> measurements = (List<Map<String, Object>>) content.get("measurements");
		return new Results((Map<String, Object>) content.get("environment"),
				measurements.stream().map(Measurement::of).toList());
	}

}
