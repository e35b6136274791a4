package io.github.corsstarter.conformance;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.corsstarter.conformance.Replay.Outcome;

/**
 * How many cases there are, and what came of them, as the documentation tells it.
 *
 * @param outcomes what came of every case
 * @param onNetty what came of them on Reactor Netty
 */
record Figures(Map<Group, List<Outcome>> outcomes, Map<Group, List<Outcome>> onNetty) {

	private static final String OF_NETTY = "N";

	private static final Comparator<String> BY_NUMBER = Comparator
		.comparingInt((number) -> Integer.parseInt(number.substring(1)));

	/**
	 * The numbers of differences that a case has, and how many have each.
	 */
	Map<String, Long> differences() {
		return count(this.outcomes, (number) -> true);
	}

	/**
	 * The numbers of differences between Reactor Netty and Tomcat, and how many cases
	 * have each.
	 */
	Map<String, Long> differencesOfNetty() {
		return count(this.onNetty, (number) -> number.startsWith(OF_NETTY));
	}

	private static Map<String, Long> count(Map<Group, List<Outcome>> outcomes, Predicate<String> numbers) {
		return outcomes.values()
			.stream()
			.flatMap(List::stream)
			.map(Outcome::differs)
			.filter(Objects::nonNull)
			.filter(numbers)
			.collect(Collectors.groupingBy((number) -> number, () -> new TreeMap<>(BY_NUMBER), Collectors.counting()));
	}

	/**
	 * Three tables.
	 */
	String toMarkdown() {
		StringBuilder text = new StringBuilder(
				"\n| cases | settings | asked | equal | different |\n|---|---|---|---|---|\n");
		this.outcomes.keySet().stream().map(Group::file).distinct().sorted().forEach((file) -> row(text, file));
		row(text, "");
		differences(text, "difference", differences());
		differences(text, "on Reactor Netty", differencesOfNetty());
		return text.append('\n').toString();
	}

	private static void differences(StringBuilder text, String title, Map<String, Long> differences) {
		text.append("\n| %s | cases |\n|---|---|\n".formatted(title));
		differences.forEach((number, cases) -> text.append("| %s | %d |\n".formatted(number, cases)));
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

}
