package io.github.corsstarter.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs every case through every filter that can do it, and writes what JMH measured. Each
 * round starts a JVM for each of them, so that an hour in which the machine is slow does
 * not fall on one case alone.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Run.
	 * @param args the file for the results, an expression for the names of cases, the
	 * number of rounds, then options of JMH
	 * @throws CommandLineOptionException if JMH does not know an option
	 * @throws RunnerException if a benchmark fails
	 * @throws IOException if the file cannot be written
	 */
	public static void main(String[] args) throws CommandLineOptionException, RunnerException, IOException {
		Path file = Path.of(args[0]);
		Pattern names = Pattern.compile(args[1]);
		int rounds = Integer.parseInt(args[2]);
		Options given = new CommandLineOptions(List.of(args).subList(3, args.length).toArray(String[]::new));
		List<RunResult> measured = new ArrayList<>();
		for (int round = 0; round < rounds; round++) {
			measured.addAll(runAll(given, names));
		}
		Results.of(measured).write(file);
	}

	private static Collection<RunResult> runAll(Options given, Pattern names) throws RunnerException {
		List<RunResult> measured = new ArrayList<>();
		for (Case chosen : Case.all()) {
			if (names.matcher(chosen.name()).matches()) {
				measured.addAll(run(given, FilterBenchmark.class, new OptionsBuilder().param("exchange", chosen.name())
					.param("peer", chosen.peers().stream().map(Peer::name).toArray(String[]::new))));
			}
		}
		for (ReactiveCase chosen : ReactiveCase.all()) {
			if (names.matcher(chosen.name()).matches()) {
				measured.addAll(
						run(given, ReactiveFilterBenchmark.class, new OptionsBuilder().param("exchange", chosen.name())
							.param("peer", ReactiveCase.PEERS.stream().map(Peer::name).toArray(String[]::new))));
			}
		}
		if (names.matcher("match").matches()) {
			measured.addAll(run(given, MatchBenchmark.class, new OptionsBuilder()));
		}
		return measured;
	}

	private static Collection<RunResult> run(Options given, Class<?> benchmark, ChainedOptionsBuilder options)
			throws RunnerException {
		return new Runner(options.parent(given)
			.include("\\b" + benchmark.getSimpleName() + "\\b")
			.addProfiler(GCProfiler.class)
			.forks(1)
			.shouldFailOnError(true)
			.build()).run();
	}

}
