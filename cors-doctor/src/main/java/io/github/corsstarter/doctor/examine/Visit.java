package io.github.corsstarter.doctor.examine;

import java.util.List;

import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.Cookie;
import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.HeaderList;
import io.github.corsstarter.browser.Initiator;
import io.github.corsstarter.browser.Outcome;
import io.github.corsstarter.browser.Page;
import io.github.corsstarter.browser.RequestHeaders;
import io.github.corsstarter.browser.Transport.Answer;
import io.github.corsstarter.browser.Url;

/**
 * A browser that was at the server before, for example to sign in, and got cookies there.
 *
 * @param browser the browser
 * @param cookies what it did with the cookies
 */
record Visit(Browser browser, List<Cookie.Decision> cookies) {

	/**
	 * Let a new browser get cookies.
	 * @param url the URL of the server
	 * @param cookies the cookies, as they stand in {@code Set-Cookie}
	 */
	static Visit of(String url, List<String> cookies) {
		Browser fresh = Browsers.fresh(Browser.Engine.CHROMIUM);
		Url target = Url.parse(url);
		if (cookies.isEmpty() || target == null) {
			return new Visit(fresh, List.of());
		}
		HeaderList headers = HeaderList.of();
		for (String cookie : cookies) {
			headers = headers.with("Set-Cookie", cookie);
		}
		Answer answer = new Answer(200, headers);
		String own = target.toString().replaceFirst("^ws", "http");
		Outcome outcome = fresh.fetch(Page.at(own), FetchRequest.of(Initiator.FETCH, own), (request) -> answer);
		return new Visit(outcome.browser(), outcome.exchanges().get(0).cookies());
	}

	/**
	 * Let a new browser ask before, and remember that the request is allowed.
	 */
	static Visit afterPreflight(Question question) {
		FetchRequest request = question.request();
		HeaderList allowed = HeaderList.of("Access-Control-Allow-Origin: " + question.page().origin(),
				"Access-Control-Allow-Credentials: true", "Access-Control-Allow-Methods: " + request.method(),
				"Access-Control-Allow-Headers: " + String.join(",", RequestHeaders.unsafeNames(request.headers())));
		Answer answer = new Answer(200, allowed);
		return new Visit(
				Browsers.fresh(Browser.Engine.CHROMIUM).fetch(question.page(), request, (sent) -> answer).browser(),
				List.of());
	}

}
