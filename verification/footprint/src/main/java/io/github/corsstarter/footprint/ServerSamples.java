package io.github.corsstarter.footprint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import io.github.corsstarter.footprint.MeasuredServer.Batch;

/**
 * The batches of one request case, and what follows from them.
 */
final class ServerSamples {

	private final List<Sample> samples = new ArrayList<>();

	void add(int fork, int round, Map<Variant, Batch> batches) {
		this.samples.add(new Sample(fork, round, batches));
	}

	/**
	 * How many times as much one variant costs as another, over all rounds.
	 */
	PairedRatio overRounds(Variant variant, Variant baseline) {
		return PairedRatio.of(nanos(variant), nanos(baseline));
	}

	/**
	 * The same over the forks, of which each counts as one value.
	 */
	PairedRatio overForks(Variant variant, Variant baseline) {
		return PairedRatio.ofRatios(forks()
			.mapToDouble((fork) -> PairedRatio.of(nanos(variant, inFork(fork)), nanos(baseline, inFork(fork))).ratio())
			.toArray());
	}

	/**
	 * How much more one variant costs than another, in nanoseconds, over the forks.
	 */
	Estimate addedNanos(Variant variant, Variant baseline) {
		return Estimate.of(forks().mapToDouble(
				(fork) -> Estimate.ofDifferences(nanos(variant, inFork(fork)), nanos(baseline, inFork(fork))).mean())
			.toArray());
	}

	private Stream<Integer> forks() {
		return this.samples.stream().map(Sample::fork).distinct();
	}

	private static Predicate<Sample> inFork(int fork) {
		return (sample) -> sample.fork() == fork;
	}

	private double[] nanos(Variant variant) {
		return nanos(variant, (sample) -> true);
	}

	private double[] nanos(Variant variant, Predicate<Sample> filter) {
		return this.samples.stream().filter(filter).mapToDouble((sample) -> sample.batch(variant).cpuNanos()).toArray();
	}

	Map<String, Object> asMap() {
		Map<String, Object> means = new LinkedHashMap<>();
		for (Variant variant : Variant.values()) {
			means.put(variant.label(), DoubleStream.of(nanos(variant)).average().orElseThrow());
		}
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("meanCpuNanos", means);
		map.put("comparisons", List.of(comparison(Variant.STARTER, Variant.NONE),
				comparison(Variant.STARTER, Variant.SPRING), comparison(Variant.SPRING, Variant.NONE)));
		map.put("samples", this.samples.stream().map(Sample::asMap).toList());
		return map;
	}

	private Map<String, Object> comparison(Variant variant, Variant baseline) {
		Map<String, Object> map = new TreeMap<>();
		map.put("of", variant.label());
		map.put("to", baseline.label());
		map.put("ratioOverRounds", overRounds(variant, baseline).asMap());
		map.put("ratioOverForks", overForks(variant, baseline).asMap());
		map.put("addedCpuNanosOverForks", addedNanos(variant, baseline).asMap());
		return map;
	}

	String summary() {
		return "%.0f ns without, starter/none %s, starter/spring %s, spring/none %s (forks: %s, %s, %s)".formatted(
				DoubleStream.of(nanos(Variant.NONE)).average().orElseThrow(), overRounds(Variant.STARTER, Variant.NONE),
				overRounds(Variant.STARTER, Variant.SPRING), overRounds(Variant.SPRING, Variant.NONE),
				overForks(Variant.STARTER, Variant.NONE), overForks(Variant.STARTER, Variant.SPRING),
				overForks(Variant.SPRING, Variant.NONE));
	}

	/**
	 * One round: a batch of each variant, one straight after the other.
	 */
	private record Sample(int fork, int round, Map<Variant, Batch> batches) {

		Batch batch(Variant variant) {
			Batch batch = this.batches.get(variant);
			if (batch == null) {
				throw new IllegalStateException("No batch of " + variant);
			}
			return batch;
		}

		Map<String, Object> asMap() {
			Map<String, Object> map = new LinkedHashMap<>();
			map.put("fork", this.fork);
			map.put("round", this.round);
			for (Variant variant : Variant.values()) {
				map.put(variant.label(),
						Map.of("cpuNanos", batch(variant).cpuNanos(), "wallNanos", batch(variant).wallNanos()));
			}
			return map;
		}

	}

}
