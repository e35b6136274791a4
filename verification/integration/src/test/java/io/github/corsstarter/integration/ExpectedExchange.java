package io.github.corsstarter.integration;

import java.util.stream.Stream;

/**
 * One line of an application's table: a request and its status, whatever its origin.
 *
 * @param method the method
 * @param path the path and the query
 * @param with what the request has besides, in a word that the application's test knows
 * @param status the status
 */
record ExpectedExchange(String method, String path, String with, int status) {

	/**
	 * Read a table with the columns method, path, with and status.
	 */
	static Stream<ExpectedExchange> table(String text) {
		return text.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
			.map((line) -> {
				String[] columns = line.split("\\|", -1);
				return new ExpectedExchange(columns[0].strip(), columns[1].strip(), columns[2].strip(),
						Integer.parseInt(columns[3].strip()));
			});
	}

	@Override
	public String toString() {
		return this.method + " " + this.path + (this.with.isEmpty() ? "" : " with " + this.with) + ": " + this.status;
	}

}
