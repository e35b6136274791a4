package io.github.corsstarter.conformance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.corsstarter.conformance.Replay.Outcome;
import io.github.corsstarter.testing.Server;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server with this starter answers as a Django with django-cors-headers did, or in
 * another way that the case itself describes and gives the number of a reason for. The
 * decisions are those of a servlet application on Tomcat and of a reactive one on Reactor
 * Netty.
 */
class DjangoConformanceTests {

	/**
	 * Set it to have the figures in the documentation written.
	 */
	private static final String WRITE = "conformance.write";

	private final ConformanceDocument document = new ConformanceDocument();

	@TestFactory
	Stream<DynamicTest> everyResponseEqualsDjangosOrIsANumberedDifference() {
		return checkNoProblem(Server.TOMCAT);
	}

	@TestFactory
	Stream<DynamicTest> everyResponseOfReactorNettyEqualsTomcatsOrIsANumberedDifference() {
		return checkNoProblem(Server.NETTY);
	}

	private static Stream<DynamicTest> checkNoProblem(Server server) {
		return Replay.outcomes(server)
			.entrySet()
			.stream()
			.map((group) -> DynamicTest.dynamicTest(group.getKey().file() + ": " + group.getKey().name(),
					() -> assertNoProblem(group.getValue())));
	}

	private static void assertNoProblem(List<Outcome> outcomes) {
		assertThat(outcomes).isNotEmpty();
		assertThat(outcomes.stream().filter((outcome) -> outcome.problem() != null)).isEmpty();
	}

	@Test
	void everyNumberedDifferenceIsDocumentedAndHasCases() {
		Set<String> found = new TreeSet<>(figures().differences().keySet());
		found.addAll(figures().differencesOfNetty().keySet());
		assertThat(this.document.explained(true)).isEqualTo(found);
		assertThat(this.document.explained(false)).containsExactly("D13", "N4", "N5", "N6", "N7");
	}

	@Test
	void documentedFiguresAreCurrent() {
		String figures = figures().toMarkdown();
		if (Boolean.getBoolean(WRITE)) {
			this.document.write(figures);
		}
		else {
			assertThat(this.document.figures())
				.as("To write the figures into docs/conformance.md: ./mvnw -pl cors-starter test "
						+ "-Dtest=DjangoConformanceTests -D" + WRITE + "=true")
				.isEqualTo(figures);
		}
	}

	@Test
	void everyTestOfDjangoCorsHeadersHasACaseOrAReasonWhyNot() {
		Set<String> covered = Replay.outcomes(Server.TOMCAT)
			.keySet()
			.stream()
			.filter((group) -> group.file().equals("suite"))
			.flatMap((group) -> ConformanceDocument.testsIn(group.name()).stream())
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(covered).doesNotContainAnyElementsOf(this.document.leftOut());
		covered.addAll(this.document.leftOut());
		Set<String> tests = Stream.of(numbered("C", 7), numbered("K", 33), numbered("M", 42))
			.flatMap((each) -> each)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(covered).isEqualTo(tests);
	}

	private static Stream<String> numbered(String letter, int count) {
		return IntStream.rangeClosed(1, count).mapToObj((number) -> letter + number);
	}

	private static Figures figures() {
		return new Figures(Replay.outcomes(Server.TOMCAT), Replay.outcomes(Server.NETTY));
	}

}
