package io.github.corsstarter.test;

import java.util.function.Function;

import io.github.corsstarter.test.contract.Expectation;
import io.github.corsstarter.test.contract.PageCell;
import io.github.corsstarter.test.contract.RequestCell;
import io.github.corsstarter.test.contract.RequestCell.Header;
import io.github.corsstarter.test.contract.Row;

/**
 * A row of a {@link CorsContract}.
 */
public final class ContractRow {

	private final Row row;

	private final Browser browser;

	ContractRow(Row row) {
		this.row = row;
		this.browser = browser(row.page());
	}

	private static Browser browser(PageCell page) {
		Browser browser = Browser.at(page.url());
		return switch (page.setting()) {
			case CHROME -> browser;
			case FIREFOX -> browser.inFirefox();
			case SAFARI -> browser.inSafari();
			case SANDBOX -> browser.inSandbox();
		};
	}

	/**
	 * Where the row is.
	 * @return the line in the file; the first one is 1
	 */
	public int line() {
		return this.row.line();
	}

	/**
	 * Let the browser send the request, and check what is expected.
	 * @param application gives a browser access to the application
	 * @throws AssertionError if it does not hold
	 */
	public void verify(Function<Browser, ConnectedBrowser> application) {
		BrowserResponse response = request(application.apply(this.browser)).send();
		for (Expectation expectation : this.row.expectations()) {
			ContractAssertion.check(expectation,
					response.assertThat().as("line %d: %s", this.row.line(), this.row.text()));
		}
	}

	private BrowserRequest request(ConnectedBrowser browser) {
		RequestCell cell = this.row.request();
		BrowserRequest request = browser.request(cell.method(), cell.path());
		for (Header header : cell.headers()) {
			request = request.header(header.name(), header.value());
		}
		request = cell.credentials() ? request.withCredentials() : request;
		request = cell.withoutCors() ? request.withoutCors() : request;
		return cell.preflightOnly() ? request.preflightOnly() : request;
	}

	/**
	 * The row as it is written.
	 */
	@Override
	public String toString() {
		return this.row.text();
	}

}
