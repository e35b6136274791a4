package io.github.corsstarter.conformance;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.conformance.Replay.Outcome;

/**
 * How many cases there are, and what came of them, as the documentation tells it.
 *
 * @param outcomes what came of every case
 */
record Figures(Map<Group, List<Outcome>> outcomes) {

	private static final Comparator<String> BY_NUMBER = Comparator
		.comparingInt((number) -> Integer.parseInt(number.substring(1)));

	/**
	 * The numbers of differences that a case has, and how many have each.
	 */
	Map<String, Long> differences() {
		return all().map(Outcome::differs)
			.filter(Objects::nonNull)
			.collect(Collectors.groupingBy((number) -> number, () -> new TreeMap<>(BY_NUMBER), Collectors.counting()));
	}

	/**
	 * Two tables.
	 */
	String toMarkdown() {
		StringBuilder text = new StringBuilder(
				"\n| cases | settings | asked | equal | different |\n|---|---|---|---|---|\n");
		this.outcomes.keySet().stream().map(Group::file).distinct().sorted().forEach((file) -> row(text, file));
		row(text, "");
		text.append("\n| difference | cases |\n|---|---|\n");
		differences().forEach((number, cases) -> text.append("| %s | %d |\n".formatted(number, cases)));
		return text.append('\n').toString();
	}

	private void row(StringBuilder text, String file) {
		List<List<Outcome>> groups = this.outcomes.entrySet()
			.stream()
			.filter((group) -> file.isEmpty() || group.getKey().file().equals(file))
			.map(Map.Entry::getValue)
			.toList();
		long asked = groups.stream().mapToLong(Collection::size).sum();
		long different = groups.stream()
			.flatMap(Collection::stream)
			.filter((outcome) -> outcome.differs() != null)
			.count();
		text.append("| %s | %d | %d | %d | %d |\n".formatted(file.isEmpty() ? "all" : "`" + file + "`", groups.size(),
				asked, asked - different, different));
	}

	private Stream<Outcome> all() {
		return this.outcomes.values().stream().flatMap(Collection::stream);
	}

}
