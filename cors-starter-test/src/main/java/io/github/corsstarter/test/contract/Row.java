package io.github.corsstarter.test.contract;

import java.util.List;

/**
 * A row of a contract. Not API.
 *
 * @param line the line in the file; the first one is 1
 * @param text the cells as they are written
 * @param page the page
 * @param request its request
 * @param expectations what is expected; at least one
 */
public record Row(int line, String text, PageCell page, RequestCell request, List<Expectation> expectations) {

	public Row {
		expectations = List.copyOf(expectations);
	}

}
