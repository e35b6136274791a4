package io.github.corsstarter.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

import io.github.corsstarter.verification.WrittenPart;

/**
 * The results of a run as a part of a page.
 */
final class SoakTable {

	private static final WrittenPart PART = new WrittenPart(
			"<!-- soak: written by a program, with verification/load-webflux/results/soak.json -->",
			"<!-- end of soak -->");

	private final Map<String, Object> results;

	private final StringBuilder text = new StringBuilder();

	SoakTable(Map<String, Object> results) {
		this.results = results;
	}

	void writeInto(Path page) throws IOException {
		Map<String, Object> sent = map("sent");
		line("");
		line("%s, Spring Boot %s, Reactor Netty %s, Netty %s, %s processors, %s.", this.results.get("java"),
				this.results.get("springBoot"), this.results.get("reactorNetty"), this.results.get("netty"),
				this.results.get("processors"), this.results.get("day"));
		line("");
		line("| figure | after one tenth | at the end |");
		line("| --- | --: | --: |");
		line("| seconds | | %s |", this.results.get("seconds"));
		line("| requests, those that were broken off included | | %s |",
				grouped(sent.values().stream().mapToLong((count) -> ((Number) count).longValue()).sum()));
		line("| calls that blocked an event loop | | %s |", ((Collection<?>) this.results.get("blocked")).size());
		line("| the same by Netty and Reactor themselves, see above | | %s |", this.results.get("blockedByServer"));
		line("| buffers that were not released | | %s |", ((Collection<?>) this.results.get("leaks")).size());
		line("| the same by Spring itself, see above | | %s |", this.results.get("leakedBySpring"));
		both("heap after a collection, MB", "heapAfterGc");
		both("direct memory of Netty's allocator, MB", "directMemory");
		line("| threads | %s | %s |", map("afterOneTenth").get("threads"), map("atTheEnd").get("threads"));
		line("");
		line("| kind | requests |");
		line("| --- | --: |");
		sent.forEach((kind, count) -> line("| %s | %s |", kind.toLowerCase(Locale.ROOT).replace('_', ' '),
				grouped(((Number) count).longValue())));
		line("");
		PART.replace(page, this.text.toString());
	}

	private void both(String figure, String name) {
		line("| %s | %s | %s |", figure, megabytes("afterOneTenth", name), megabytes("atTheEnd", name));
	}

	private String megabytes(String when, String name) {
		return String.format(Locale.ROOT, "%.1f", ((Number) map(when).get(name)).longValue() / 1e6);
	}

	private static String grouped(long count) {
		return String.format(Locale.ROOT, "%,d", count).replace(',', ' ');
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> map(String name) {
		return (Map<String, Object>) this.results.get(name);
	}

	private void line(String format, Object... values) {
		this.text.append((values.length > 0) ? String.format(Locale.ROOT, format, values) : format).append('\n');
	}

}
