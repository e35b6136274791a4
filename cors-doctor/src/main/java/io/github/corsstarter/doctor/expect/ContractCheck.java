package io.github.corsstarter.doctor.expect;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.AddressSpace;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.Browser.Engine;
import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.FetchRequest.Mode;
import io.github.corsstarter.browser.Initiator;
import io.github.corsstarter.browser.Page;
import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.examine.Browsers;
import io.github.corsstarter.doctor.examine.Examination;
import io.github.corsstarter.doctor.examine.Question;
import io.github.corsstarter.doctor.expect.RowResult.Verdict;
import io.github.corsstarter.doctor.wire.Wire;
import io.github.corsstarter.test.contract.PageCell;
import io.github.corsstarter.test.contract.PageCell.Setting;
import io.github.corsstarter.test.contract.RequestCell;
import io.github.corsstarter.test.contract.RequestCell.Header;
import io.github.corsstarter.test.contract.Row;

/**
 * Checks the rows of a contract, each with a browser of its own.
 */
public final class ContractCheck {

	/**
	 * After so many rows in a row without an answer no more are asked.
	 */
	private static final int MOST_UNANSWERED = 3;

	private final String base;

	private final Wire wire;

	/**
	 * Create a check.
	 * @param base where the application is; its path precedes the paths of the rows
	 * @param wire carries the requests
	 */
	public ContractCheck(Url base, Wire wire) {
		String text = base.toString();
		this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
		this.wire = wire;
	}

	/**
	 * Check rows.
	 * @return the results, in the order of the rows
	 * @throws IllegalArgumentException if the path of a row cannot be a part of a URL,
	 * with its line; then nothing was sent
	 */
	public List<RowResult> check(List<Row> rows) {
		rows.forEach(this::url);
		List<RowResult> results = new ArrayList<>();
		int unanswered = 0;
		for (Row row : rows) {
			RowResult result = (unanswered < MOST_UNANSWERED) ? check(row)
					: RowResult.unanswered(row, "not asked, because the rows before it got no answer");
			unanswered = (result.verdict() == Verdict.UNANSWERED) ? unanswered + 1 : 0;
			results.add(result);
		}
		return results;
	}

	private RowResult check(Row row) {
		Url url = url(row);
		RowWire sent = new RowWire(this.wire, url, row.request().preflightOnly());
		Examination examination = Examination.of(browser(row.page()),
				Question.of(page(row.page()), request(row.request(), url)), sent);
		if (sent.failure() != null) {
			return RowResult.unanswered(row, "no answer: " + sent.failure());
		}
		Sight sight = new Sight(examination, sent.isStopped());
		return RowResult.of(row, sight.gets(), Expected.missed(row.expectations(), sight));
	}

	private Url url(Row row) {
		Url url = Url.parse(this.base + row.request().path());
		if (url == null) {
			throw new IllegalArgumentException(
					"line " + row.line() + ": A path is written encoded, and this one cannot be a part of a URL.");
		}
		return url;
	}

	/**
	 * Where the server of a test is says nothing about where the application will be, so
	 * that every host counts as public.
	 */
	private static Browser browser(PageCell page) {
		Engine engine = switch (page.setting()) {
			case CHROME, SANDBOX -> Engine.CHROMIUM;
			case FIREFOX -> Engine.FIREFOX;
			case SAFARI -> Engine.SAFARI;
		};
		return Browsers.fresh(engine).withSpaces((host) -> AddressSpace.PUBLIC);
	}

	private static Page page(PageCell cell) {
		Page page = Page.at(cell.url());
		return (cell.setting() == Setting.SANDBOX) ? page.sandboxed() : page;
	}

	private static FetchRequest request(RequestCell cell, Url url) {
		FetchRequest request = FetchRequest.of(Initiator.FETCH, url.toString()).method(cell.method());
		for (Header header : cell.headers()) {
			request = request.header(header.name(), header.value());
		}
		request = cell.credentials() ? request.credentials(Credentials.INCLUDE) : request;
		return cell.withoutCors() ? request.mode(Mode.NO_CORS) : request;
	}

}
