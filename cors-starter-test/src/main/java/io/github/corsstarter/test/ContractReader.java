package io.github.corsstarter.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the tables of a contract; all other text of the file is for people.
 */
final class ContractReader {

	private static final List<String> HEADER = List.of("page", "request", "expectation");

	private static final Pattern RULE = Pattern.compile("\\|(?:\\s*:?-+:?\\s*\\|)+");

	private static final Pattern PAGE = Pattern.compile("(\\S+)(?: in (Firefox|Safari|a sandbox))?");

	private static final Pattern REQUEST = Pattern.compile("(preflight )?([A-Za-z]+) (/\\S*)(?: with (\\S.*))?");

	private static final Pattern HEADER_FIELD = Pattern.compile("([-!#$%&'*+.^_`~0-9A-Za-z]+):\\s*(.*)");

	private final String name;

	private final List<ContractRow> rows = new ArrayList<>();

	private int line;

	private boolean table;

	private ContractReader(String name) {
		this.name = name;
	}

	static List<ContractRow> read(String name, String text) {
		ContractReader reader = new ContractReader(name);
		text.lines().forEach(reader::readLine);
		if (reader.rows.isEmpty()) {
			throw new IllegalArgumentException(
					name + " has no row: write a table that starts with " + "| page | request | expectation |");
		}
		return reader.rows;
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

	private ContractRow row(List<String> cells) {
		if (cells.size() != HEADER.size()) {
			throw error("A row has three cells: page, request and expectation");
		}
		return new ContractRow(this.line, String.join(" | ", cells), browser(cells.get(0)), request(cells.get(1)),
				expectations(cells.get(2)));
	}

	private Browser browser(String cell) {
		Matcher page = PAGE.matcher(cell);
		if (!page.matches()) {
			throw error("A page is an origin such as https://app.example.com, and may be followed by \"in Firefox\", "
					+ "\"in Safari\" or \"in a sandbox\"");
		}
		Browser browser;
		try {
			browser = Browser.at(page.group(1));
		}
		catch (IllegalArgumentException ex) {
			throw error(String.valueOf(ex.getMessage()));
		}
		if (page.group(2) == null) {
			return browser;
		}
		return switch (page.group(2)) {
			case "Firefox" -> browser.inFirefox();
			case "Safari" -> browser.inSafari();
			default -> browser.inSandbox();
		};
	}

	private Function<ConnectedBrowser, BrowserRequest> request(String cell) {
		Matcher request = REQUEST.matcher(cell);
		if (!request.matches()) {
			throw error(
					"A request is a method and a path, such as GET /api/items, and may be followed by \"with\" and a "
							+ "list of headers (Name: value), \"credentials\" or \"no CORS\"");
		}
		Function<ConnectedBrowser, BrowserRequest> sent = (browser) -> browser.request(request.group(2),
				request.group(3));
		for (String option : (request.group(4) != null) ? request.group(4).split(",") : new String[0]) {
			sent = sent.andThen(option(option.strip()));
		}
		return (request.group(1) != null) ? sent.andThen(BrowserRequest::preflightOnly) : sent;
	}

	private Function<BrowserRequest, BrowserRequest> option(String option) {
		if (option.equals("credentials")) {
			return BrowserRequest::withCredentials;
		}
		if (option.equals("no CORS")) {
			return BrowserRequest::withoutCors;
		}
		Matcher header = HEADER_FIELD.matcher(option);
		if (!header.matches()) {
			throw error("\"" + option + "\" is neither a header (Name: value) nor \"credentials\" nor \"no CORS\"");
		}
		return (request) -> request.header(header.group(1), header.group(2));
	}

	private List<Function<BrowserResponseAssert, BrowserResponseAssert>> expectations(String cell) {
		List<Function<BrowserResponseAssert, BrowserResponseAssert>> expectations = new ArrayList<>();
		for (String text : cell.split(",")) {
			Function<BrowserResponseAssert, BrowserResponseAssert> expectation = ContractExpectation.read(text.strip());
			if (expectation == null) {
				throw error("\"" + text.strip() + "\" is not an expectation. Write " + ContractExpectation.forms());
			}
			expectations.add(expectation);
		}
		return expectations;
	}

	private IllegalArgumentException error(String message) {
		return new IllegalArgumentException(this.name + ", line " + this.line + ": " + message + ".");
	}

}
