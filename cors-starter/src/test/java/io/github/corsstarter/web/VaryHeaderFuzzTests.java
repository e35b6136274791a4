package io.github.corsstarter.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.corsstarter.testing.FuzzedText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever an application says in {@code Vary}, each name is there once afterwards, in
 * the order in which they came, and {@code *} alone where it was one of them.
 */
class VaryHeaderFuzzTests {

	private static final List<String> PIECES = List.of("Origin", "origin", "ORIGIN", "Accept", "accept", "Cookie", "*",
			",", ", ", " ", "\t", ",,", "Accept-Encoding", "-");

	@FuzzTest
	void everyNameIsThereOnce(FuzzedDataProvider data) {
		List<String> lines = new ArrayList<>();
		for (int i = data.consumeInt(0, 3); i > 0; i--) {
			lines.add(FuzzedText.of(data, PIECES));
		}
		String last = data.consumeBoolean() ? FuzzedText.of(data, PIECES) : null;
		String joined = VaryHeader.join(lines, last);

		List<String> given = names(Stream.concat(lines.stream(), Stream.ofNullable(last)));
		List<String> expected = new ArrayList<>();
		given.stream().filter((name) -> expected.stream().noneMatch(name::equalsIgnoreCase)).forEach(expected::add);
		assertThat(names(Stream.of(joined))).isEqualTo(given.contains("*") ? List.of("*") : expected);
		assertThat(VaryHeader.join(List.of(joined), null)).isEqualTo(joined);
		assertThat(VaryHeader.join(List.of(joined), joined)).isEqualTo(joined);
		assertThat(joined.isEmpty()).isEqualTo(given.isEmpty());
	}

	private static List<String> names(Stream<String> lines) {
		return lines.flatMap((line) -> Stream.of(line.split(",")))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.toList();
	}

}
