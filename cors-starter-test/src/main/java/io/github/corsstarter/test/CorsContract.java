package io.github.corsstarter.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.corsstarter.test.contract.ContractReader;
import org.junit.jupiter.api.DynamicTest;

/**
 * What pages may do with an application, as a table that people can review: rows of a
 * page, a request and what is expected of it. The same table can be checked against any
 * application, for example with the old and the new configuration. The file is Markdown:
 * <pre>{@code
 * | page                    | request                                        | expectation                      |
 * |-------------------------|------------------------------------------------|----------------------------------|
 * | https://app.example.com | GET /api/items with credentials                | readable, exposes X-Total-Count  |
 * | https://app.example.com | preflight PUT /api/items/1 with X-Request-Id: 1 | allowed                          |
 * | https://evil.example    | GET /api/items                                 | blocked                          |
 * }</pre>
 */
public final class CorsContract {

	private final List<ContractRow> rows;

	private CorsContract(List<ContractRow> rows) {
		this.rows = List.copyOf(rows);
	}

	/**
	 * Read a contract from a file.
	 * @param file the file
	 * @return the contract
	 * @throws IllegalArgumentException if a row cannot be understood, with the line, or
	 * if there is no row
	 * @throws UncheckedIOException if the file cannot be read
	 */
	public static CorsContract of(Path file) {
		try {
			return parse(file.getFileName().toString(), Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read a contract from the class path.
	 * @param resource the name, such as {@code /cors-contract.md}: within the package of
	 * the neighbor, if it does not start with a slash
	 * @param neighbor a class that is where the resource is
	 * @return the contract
	 * @throws IllegalArgumentException if a row cannot be understood, with the line, or
	 * if there is no row
	 * @throws UncheckedIOException if the resource cannot be read
	 */
	public static CorsContract of(String resource, Class<?> neighbor) {
		try (InputStream content = neighbor.getResourceAsStream(resource)) {
			if (content == null) {
				throw new IOException("The class path has no " + resource);
			}
			return parse(resource, new String(content.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read a contract.
	 * @param name what errors call it
	 * @param text the text of the file
	 * @return the contract
	 * @throws IllegalArgumentException if a row cannot be understood, with the line, or
	 * if there is no row
	 */
	public static CorsContract parse(String name, String text) {
		return new CorsContract(ContractReader.read(name, text).stream().map(ContractRow::new).toList());
	}

	/**
	 * The rows in their order.
	 * @return the rows; at least one
	 */
	public List<ContractRow> rows() {
		return this.rows;
	}

	/**
	 * The rows as tests of JUnit: return them from a method with {@code @TestFactory}.
	 * @param application gives a browser access to the application, for example
	 * {@code (browser) -> browser.using(mvc)}
	 * @return a test for each row
	 */
	public Stream<DynamicTest> tests(Function<Browser, ConnectedBrowser> application) {
		return this.rows.stream().map((row) -> DynamicTest.dynamicTest(row.toString(), () -> row.verify(application)));
	}

	/**
	 * Check all rows, and then report all that do not hold.
	 * @param application gives a browser access to the application, for example
	 * {@code (browser) -> browser.using(mvc)}
	 * @throws AssertionError if a row does not hold, with the messages of all such rows
	 */
	public void verify(Function<Browser, ConnectedBrowser> application) {
		List<String> failures = new ArrayList<>();
		for (ContractRow row : this.rows) {
			try {
				row.verify(application);
			}
			catch (AssertionError ex) {
				failures.add(ex.getMessage());
			}
		}
		if (!failures.isEmpty()) {
			throw new AssertionError(failures.size() + " of " + this.rows.size()
					+ " rows of the contract do not hold.\n\n" + String.join("\n\n", failures));
		}
	}

}
