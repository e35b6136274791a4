package io.github.corsstarter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes the page about performance from the files of results.
 */
public final class PerformanceReport {

	private static final String BEGIN = "<!-- measured: written by a program, from the files in verification/benchmarks/results -->\n";

	private static final String END = "<!-- end of what is measured -->\n";

	private final StringBuilder page = new StringBuilder();

	private final Map<String, Figures> runs;

	private final ProcessFigures processes;

	private PerformanceReport(Map<String, Figures> runs, ProcessFigures processes) {
		this.runs = runs;
		this.processes = processes;
	}

	/**
	 * Write.
	 * @param args the page, whose text around the figures stays; the directory of the
	 * results
	 * @throws IOException if a file cannot be read or written
	 */
	public static void main(String[] args) throws IOException {
		Path page = Path.of(args[0]);
		String figures = of(Path.of(args[1]));
		String text = Files.readString(page);
		int begin = text.indexOf(BEGIN) + BEGIN.length();
		Files.writeString(page, text.substring(0, begin) + figures + text.substring(text.indexOf(END, begin)));
		System.out.print(figures);
	}

	static String of(Path directory) throws IOException {
		Map<String, Figures> runs = new LinkedHashMap<>();
		try (Stream<Path> files = Files.list(directory)) {
			for (Path file : files.filter((path) -> path.getFileName().toString().startsWith("jdk-"))
				.sorted()
				.toList()) {
				String name = file.getFileName().toString();
				runs.put("JDK " + name.substring(4, name.indexOf('.')), new Figures(Results.read(file)));
			}
		}
		return new PerformanceReport(runs, ProcessFigures.read(directory)).write();
	}

	private String write() {
		writeEnvironment();
		writeTargets();
		writeSlower();
		writeProcesses();
		writeReactive();
		writeAll();
		return this.page.toString();
	}

	private void writeEnvironment() {
		line("");
		this.runs.forEach((name, figures) -> {
			Map<String, Object> environment = figures.results().environment();
			line("- " + name + ": " + environment.get("java") + ", " + environment.get("processors") + " × "
					+ environment.get("processor") + ", " + environment.get("day"));
		});
	}

	private void writeTargets() {
		heading("What it may cost, and what it costs");
		row("figure", "target", this.runs.keySet());
		row("---", "---", this.runs.keySet().stream().map((run) -> "---").toList());
		for (Target target : Target.all()) {
			row(target.what(), (target.atMost() ? "≤ " : "≥ ") + number(target.bound()),
					this.runs.values().stream().map((figures) -> cell(target, figures)).toList());
		}
		line("");
		line("Measured once, in processes of " + this.processes.java() + ":");
		line("");
		row("figure", "target", List.of("measured"));
		row("---", "---", List.of("---"));
		row("memory for each of 100 000 origins, their text included, bytes", "≤ 200",
				List.of(bounded(this.processes.bytesForOrigin(), 200)));
		row("100 000 origins compiled, cold, seconds", "< 1", List.of(bounded(this.processes.secondsToCompile(), 1)));
	}

	private static String cell(Target target, Figures figures) {
		String value = number(target.figure().applyAsDouble(figures));
		return target.isMetBy(figures) ? value : "**" + value + "**, not met";
	}

	private static String bounded(double value, double bound) {
		return (value <= bound) ? number(value) : "**" + number(value) + "**, not met";
	}

	private void writeSlower() {
		heading("Where others take less");
		List<String> slower = new ArrayList<>();
		this.runs.forEach((name, figures) -> {
			Case.all().forEach((exchange) -> slower.addAll(slower(name, figures, exchange.name(), exchange.peers())));
			ReactiveCase.all()
				.forEach((exchange) -> slower.addAll(slower(name, figures, exchange.name(), ReactiveCase.PEERS)));
		});
		line(slower.isEmpty() ? "Nowhere in what was measured." : String.join("\n", slower));
	}

	private static List<String> slower(String run, Figures figures, String exchange, Set<Peer> peers) {
		return peers.stream()
			.filter((peer) -> peer.compareTo(Peer.STARTER) > 0)
			.filter((peer) -> figures.added(exchange, peer) < figures.added(exchange, Peer.STARTER))
			.map((peer) -> "- " + run + ", `" + exchange + "`: " + peer.title() + " adds "
					+ number(figures.added(exchange, peer)) + " ns, the starter "
					+ number(figures.added(exchange, Peer.STARTER)) + " ns")
			.toList();
	}

	private void writeProcesses() {
		heading("A whole server");
		line("CPU time of a server process for a request, as a ratio with its 95 % confidence interval. On Tomcat it is compared");
		line("with Spring's `CorsFilter`, on Reactor Netty with its `CorsWebFilter`:");
		line("");
		row("server and request", "with the starter / without", List.of("with the starter / with Spring's filter"));
		row("---", "---", List.of("---"));
		this.processes.requests()
			.forEach((name, ratios) -> row(name.replace('-', ' '), ratios.get(0), List.of(ratios.get(1))));
		heading("A start");
		line("An application with Spring MVC and Tomcat, as a process of its own, "
				+ String.join(" or ", this.processes.timesStarted()) + " times each, in turn, compared with the same");
		line("application without the jar. Configured means ten origins with credentials; ahead of time, that Spring's AOT");
		line("processing was done when the application was built; as a Lambda function, that the init phase of its handler");
		line("was measured. How many classes a start loads is the same on every machine, but for a few on JDK 25");
		line("(`StartTests` in `verification/footprint` holds it); classes that the virtual machine makes of lambda");
		line("expressions are among all classes alone. Times are means with their 95 % confidence interval. The last column");
		line("is how many pairs of starts would tell the CPU time to one percent.");
		line("");
		row("", "classes of the starter", List.of("all classes added", "CPU time added, ms",
				"time until it is ready added, ms", "pairs for 1 %"));
		row("---", "---", List.of("---", "---", "---", "---"));
		this.processes.starts().forEach((name, added) -> row(name, added.get(0), added.subList(1, added.size())));
	}

	private void writeReactive() {
		heading("Reactive applications");
		line("Nanoseconds and bytes that a filter adds to one request of WebFlux, from its first filter until the response is");
		line("sent.");
		line("");
		List<String> columns = new ArrayList<>();
		this.runs.keySet().forEach((run) -> columns.addAll(List.of(run + ", ns", "bytes")));
		row("case", "filter", columns);
		row("---", "---", columns.stream().map((column) -> "--:").toList());
		for (ReactiveCase exchange : ReactiveCase.all()) {
			for (Peer peer : ReactiveCase.PEERS) {
				if (peer != Peer.NO_FILTER) {
					writeAdded(exchange.name(), peer, ReactiveFilters.title(peer));
				}
			}
		}
	}

	private void writeAdded(String exchange, Peer peer, String title) {
		List<String> cells = new ArrayList<>();
		this.runs.values().forEach((figures) -> {
			cells.add(number(figures.added(exchange, peer)));
			cells.add(number(figures.addedBytes(exchange, peer)));
		});
		row(exchange, title, cells);
	}

	private void writeAll() {
		heading("All figures");
		line("Nanoseconds and bytes for one request, without those of the stub. `match` is the look-up alone, and nothing");
		line("is subtracted from it.");
		line("");
		List<String> columns = new ArrayList<>();
		this.runs.keySet().forEach((run) -> columns.addAll(List.of(run + ", ns", "bytes")));
		row("case", "filter", columns);
		row("---", "---", columns.stream().map((column) -> "--:").toList());
		for (Case exchange : Case.all()) {
			for (Peer peer : exchange.peers()) {
				if (peer != Peer.NO_FILTER) {
					writeAdded(exchange.name(), peer, peer.title());
				}
			}
		}
		for (MatchBenchmark.Question question : MatchBenchmark.Question.values()) {
			for (Peer peer : List.of(Peer.STARTER, Peer.SPRING)) {
				List<String> cells = new ArrayList<>();
				this.runs.values().forEach((figures) -> {
					cells.add(number(figures.time(question.name(), peer)));
					cells.add(number(figures.bytes(question.name(), peer)));
				});
				row("match " + question.name().toLowerCase(Locale.ROOT).replace('_', ' '), peer.title(), cells);
			}
		}
		line("");
	}

	private void heading(String text) {
		line("");
		line("## " + text);
		line("");
	}

	private void row(String first, String second, Iterable<String> others) {
		line("| " + first + " | " + second + " | " + String.join(" | ", others) + " |");
	}

	private void line(String text) {
		this.page.append(text).append('\n');
	}

	static String number(double value) {
		if (Math.abs(value) < 10) {
			String text = String.format(Locale.ROOT, "%.2f", value);
			return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
		}
		return String.format(Locale.ROOT, "%,d", Math.round(value)).replace(',', ' ');
	}

}
