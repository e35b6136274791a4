package io.github.corsstarter.test.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.test.contract.PageCell.Setting;
import io.github.corsstarter.test.contract.RequestCell.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of a contract; all other text of the file is for people. Not API.
 */
public final class ContractReader {

	private static final List<String> HEADER = List.of("page", "request", "expectation");

	private static final Pattern RULE = Pattern.compile("\\|(?:\\s*:?-+:?\\s*\\|)+");

	private static final Pattern PAGE = Pattern.compile("(\\S+)(?: in (Firefox|Safari|a sandbox))?");

	private static final Pattern REQUEST = Pattern.compile("(preflight )?([A-Za-z]+) (/\\S*)(?: with (\\S.*))?");

	private static final Pattern HEADER_FIELD = Pattern.compile("([-!#$%&'*+.^_`~0-9A-Za-z]+):\\s*(.*)");

	private final String name;

	private final List<Row> rows = new ArrayList<>();

	private int line;

	private boolean table;

	private ContractReader(String name) {
		this.name = name;
	}

	/**
	 * Read a contract.
	 * @param name what errors call it
	 * @param text the text of the file
	 * @return the rows in their order; at least one
	 * @throws IllegalArgumentException if a row cannot be understood, with the line, or
	 * if there is no row
	 */
	public static List<Row> read(String name, String text) {
		ContractReader reader = new ContractReader(name);
		text.lines().forEach(reader::readLine);
		if (reader.rows.isEmpty()) {
			throw new IllegalArgumentException(
					name + " has no row: write a table that starts with " + "| page | request | expectation |");
		}
		return List.copyOf(reader.rows);
	}

	private void readLine(String text) {
		this.line++;
		String stripped = text.strip();
		if (!stripped.startsWith("|")) {
			this.table = false;
		}
		else if (!this.table) {
			this.table = cells(stripped).stream().map((cell) -> cell.toLowerCase(Locale.ROOT)).toList().equals(HEADER);
		}
		else if (!RULE.matcher(stripped).matches()) {
			this.rows.add(row(cells(stripped)));
		}
	}

	private static List<String> cells(String text) {
		String inner = text.substring(1).replaceFirst("\\|$", "");
		return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
	}

	private Row row(List<String> cells) {
		if (cells.size() != HEADER.size()) {
			throw error("A row has three cells: page, request and expectation");
		}
		return new Row(this.line, String.join(" | ", cells), page(cells.get(0)), request(cells.get(1)),
				expectations(cells.get(2)));
	}

	private PageCell page(String cell) {
		Matcher page = PAGE.matcher(cell);
		if (!page.matches()) {
			throw error("A page is an origin such as https://app.example.com, and may be followed by \"in Firefox\", "
					+ "\"in Safari\" or \"in a sandbox\"");
		}
		try {
			AbsoluteUrl.of(page.group(1), "A page has a URL such as https://app.example.com");
		}
		catch (IllegalArgumentException ex) {
			throw error(String.valueOf(ex.getMessage()));
		}
		return new PageCell(page.group(1), setting(page.group(2)));
	}

	private static Setting setting(@Nullable String text) {
		return switch ((text != null) ? text : "") {
			case "" -> Setting.CHROME;
			case "Firefox" -> Setting.FIREFOX;
			case "Safari" -> Setting.SAFARI;
			default -> Setting.SANDBOX;
		};
	}

	private RequestCell request(String cell) {
		Matcher request = REQUEST.matcher(cell);
		if (!request.matches()) {
			throw error(
					"A request is a method and a path, such as GET /api/items, and may be followed by \"with\" and a "
							+ "list of headers (Name: value), \"credentials\" or \"no CORS\"");
		}
		List<Header> headers = new ArrayList<>();
		boolean credentials = false;
		boolean withoutCors = false;
		for (String option : options(request.group(4))) {
			switch (option) {
				case "credentials" -> credentials = true;
				case "no CORS" -> withoutCors = true;
				default -> headers.add(header(option));
			}
		}
		return new RequestCell(request.group(1) != null, request.group(2), request.group(3), headers, credentials,
				withoutCors);
	}

	private static List<String> options(@Nullable String list) {
		return (list != null) ? Arrays.stream(list.split(",")).map(String::strip).toList() : List.of();
	}

	private Header header(String option) {
		Matcher header = HEADER_FIELD.matcher(option);
		if (!header.matches()) {
			throw error("\"" + option + "\" is neither a header (Name: value) nor \"credentials\" nor \"no CORS\"");
		}
		return new Header(header.group(1), header.group(2));
	}

	private List<Expectation> expectations(String cell) {
		List<Expectation> expectations = new ArrayList<>();
		for (String text : cell.split(",")) {
			Expectation expectation = Expectation.read(text.strip());
			if (expectation == null) {
				throw error("\"" + text.strip() + "\" is not an expectation. Write " + Expectation.forms());
			}
			expectations.add(expectation);
		}
		return expectations;
	}

	private IllegalArgumentException error(String message) {
		return new IllegalArgumentException(this.name + ", line " + this.line + ": " + message + ".");
	}

}
