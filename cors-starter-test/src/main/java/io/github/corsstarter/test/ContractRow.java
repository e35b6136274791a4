package io.github.corsstarter.test;

import java.util.List;
import java.util.function.Function;

/**
 * A row of a {@link CorsContract}.
 */
public final class ContractRow {

	private final int line;

	private final String text;

	private final Browser browser;

	private final Function<ConnectedBrowser, BrowserRequest> request;

	private final List<Function<BrowserResponseAssert, BrowserResponseAssert>> expectations;

	ContractRow(int line, String text, Browser browser, Function<ConnectedBrowser, BrowserRequest> request,
			List<Function<BrowserResponseAssert, BrowserResponseAssert>> expectations) {
		this.line = line;
		this.text = text;
		this.browser = browser;
		this.request = request;
		this.expectations = List.copyOf(expectations);
	}

	/**
	 * Where the row is.
	 * @return the line in the file; the first one is 1
	 */
	public int line() {
		return this.line;
	}

	/**
	 * Let the browser send the request, and check what is expected.
	 * @param application gives a browser access to the application
	 * @throws AssertionError if it does not hold
	 */
	public void verify(Function<Browser, ConnectedBrowser> application) {
		BrowserResponse response = this.request.apply(application.apply(this.browser)).send();
		for (Function<BrowserResponseAssert, BrowserResponseAssert> expectation : this.expectations) {
			expectation.apply(response.assertThat().as("line %d: %s", this.line, this.text));
		}
	}

	/**
	 * The row as it is written.
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
