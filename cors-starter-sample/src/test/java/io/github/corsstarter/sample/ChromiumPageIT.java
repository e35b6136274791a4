package io.github.corsstarter.sample;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.chromium.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of the packaged sample in Chromium, with the sample's own configuration: to
 * the browser the page is at the port that stands there.
 */
class ChromiumPageIT {

	private static final String PAGE = "http://localhost:8081";

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private static final String SCENARIOS = """
			simple-get         | Let through | 200, 5 books, the first is “Middlemarch”
			exposed-header     | Let through | X-Total-Count: 5
			unexposed-header   | Let through | 200, X-Served-By: null
			redirect           | Let through | Led to /api/books/5: “A Philosophy of Software Design”
			event-stream       | Let through | 5 events, then the end
			create             | Let through | 201, Location: /api/books/\\d+
			custom-header      | Let through | 200, X-Request-Id: [0-9a-f]+
			delete             | Let through | 204
			method-not-allowed | Blocked     | Nothing was sent, the book is unchanged
			header-not-allowed | Blocked     | The script got a TypeError and nothing else
			validation         | Let through | 400: firstPublished must .*, title must not be blank
			not-found          | Let through | 404: There is no book 0 on the list\\.
			server-error       | Let through | 500: Internal Server Error
			with-cookie        | Let through | Visit (\\d+), then visit (\\d+)
			without-cookie     | Let through | Visit 1, then visit 1
			stranger           | Blocked     | Origin: null is not listed
			stranger-public    | Let through | 200 for Origin: null; Monday to Friday from 10:00
			public-with-cookie | Blocked     | The script got a TypeError and nothing else
			outside            | Blocked     | The script got a TypeError and nothing else
			""";

	private static SampleProcess sample;

	private static Chromium chromium;

	@BeforeAll
	static void start() {
		Chromium.installed();
		sample = SampleProcess.start(List.of(), List.of());
		int page = portOf(sample.page().origin());
		int api = portOf(sample.api().origin());
		chromium = Chromium.start(Map.of("localhost:8081", page, "localhost:" + page, page, "localhost:" + api, api));
		open(PAGE);
	}

	@AfterAll
	static void stop() {
		if (chromium != null) {
			chromium.close();
		}
		if (sample != null) {
			sample.close();
		}
	}

	@BeforeEach
	void openThePage() {
		if (!chromium.driver().getCurrentUrl().equals(PAGE + "/")) {
			open(PAGE);
		}
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', textBlock = SCENARIOS)
	void theBrowserDoesWhatThePageExpects(String scenario, String outcome, String detail) {
		WebElement row = row(scenario);
		assertThat(row.findElement(By.cssSelector(".actual .outcome")).getText()).isEqualTo(outcome);
		assertThat(row.findElement(By.cssSelector(".actual .detail")).getText()).matches(detail);
		assertThat(row.findElement(By.cssSelector(".expected .outcome")).getText()).isEqualTo(outcome);
		assertThat(row.findElement(By.cssSelector(".verdict")).getText()).isEqualTo("As expected");
	}

	@Test
	void thereAreNoOtherScenarios() {
		assertThat(rows()).extracting((row) -> row.getDomAttribute("data-scenario"))
			.containsExactlyElementsOf(SCENARIOS.lines().map((line) -> line.split("\\|")[0].strip()).toList());
	}

	@Test
	void summarySaysThatEverythingIsAsExpected() {
		int all = rows().size();
		assertThat(text("#summary")).isEqualTo(all + " of " + all + " as expected");
		assertThat(chromium.driver().getTitle()).isEqualTo(all + " of " + all + " as expected");
		assertThat(chromium.driver().findElements(By.cssSelector("#overview a[data-verdict=passed]"))).hasSize(all);
		assertThat(chromium.driver().findElement(By.id("hint")).isDisplayed()).isFalse();
	}

	@Test
	void thePageNamesTheTwoOrigins() {
		assertThat(text("#page-origin")).isEqualTo(PAGE);
		assertThat(text("#api-origin")).isEqualTo(sample.api().origin());
	}

	@Test
	void allRunAgainAtThePushOfAButton() {
		String before = text("#with-cookie .actual .detail");
		chromium.driver().findElement(By.id("again")).click();
		awaitTheEnd();
		assertThat(text("#with-cookie .actual .detail")).isNotEqualTo(before);
		summarySaysThatEverythingIsAsExpected();
	}

	@Test
	void theConsoleTellsWhyAndNothingElseIsWrong() {
		chromium.console();
		open(PAGE);
		List<String> console = chromium.console();
		assertThat(console)
			.anyMatch((line) -> line
				.contains("Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response"))
			.anyMatch((line) -> line.contains("Request header field x-tracking is not allowed by "
					+ "Access-Control-Allow-Headers in preflight response"))
			.anyMatch((line) -> line.contains("No 'Access-Control-Allow-Origin' header is present"))
			.anyMatch((line) -> line.contains("must not be the wildcard '*'"));
		assertThat(console).noneMatch((line) -> line.contains("Uncaught"));
	}

	@Test
	void openedUnderAnOriginThatIsNotAllowedThePageSaysWhatIsWrong() {
		String page = sample.page().origin();
		open(page);
		assertThat(text("#summary")).isEqualTo("5 of 19 as expected");
		assertThat(text("#simple-get .verdict")).isEqualTo("Not as expected");
		assertThat(text("#hint")).isEqualTo("The browser’s console says what was missing. To the API this page is "
				+ page + ": is exactly that among cors.allowed-origins?");
	}

	@Test
	void theFormExplainsTheRequestOfThePage() {
		ask(PAGE, "PUT", "/api/books/1", "content-type, x-request-id");
		assertThat(text(".verdict-in-words")).isEqualTo("The browser asks first with a preflight, is allowed to, sends "
				+ "the request, and the page can read the response, with and without credentials.");
		assertThat(facts()).containsEntry("CORS", "origin-listed The origin is listed.").containsEntry("Rule", PAGE);
		assertThat(text("#answer")).contains("Access-Control-Allow-Origin: " + PAGE,
				"Access-Control-Allow-Methods: GET, POST, PUT, DELETE");
	}

	@Test
	void theFormExplainsWhyAMethodIsBlocked() {
		ask(PAGE, "PATCH", "/api/books/1", "content-type");
		assertThat(text(".verdict-in-words"))
			.contains("never sends the request, because the method PATCH is not listed");
		assertThat(facts().get("The method")).startsWith("PATCH ").contains("cors.extra-allow-methods");
	}

	@Test
	void formShowsTheNearestRule() {
		ask("http://localhost:3000", "GET", "/api/books", "");
		assertThat(text(".verdict-in-words")).contains("blocks it; the page sees a network error");
		assertThat(facts()).hasEntrySatisfying("Nearest rule", (rule) -> assertThat(rule).startsWith(PAGE + " "));
	}

	@Test
	void thePageLooksRightOnAWideScreen() {
		chromium.emulate(1280, 900, "light");
		assertThat(overflow()).isZero();
		ask(PAGE, "PATCH", "/api/books/1", "content-type");
		chromium.screenshot(SCREENSHOTS.resolve("page-light-1280.png"));
		assertThat(background()).isEqualTo("rgb(246, 245, 241)");
	}

	@Test
	void thePageLooksRightOnAPhoneInTheDark() {
		chromium.emulate(390, 844, "dark");
		try {
			ask("http://localhost:3000", "PUT", "/api/books/1", "content-type, x-request-id");
			assertThat(overflow()).isZero();
			chromium.screenshot(SCREENSHOTS.resolve("page-dark-390.png"));
			assertThat(background()).isEqualTo("rgb(20, 23, 26)");
		}
		finally {
			chromium.emulate(1280, 900, "light");
		}
	}

	private static void open(String origin) {
		chromium.open(origin + "/");
		awaitTheEnd();
	}

	private static void awaitTheEnd() {
		chromium.await(ExpectedConditions.attributeToBe(By.tagName("body"), "data-state", "done"));
	}

	private static void ask(String origin, String method, String path, String headers) {
		for (Map.Entry<String, String> answer : Map.of("origin", origin, "path", path, "headers", headers).entrySet()) {
			WebElement input = chromium.driver().findElement(By.name(answer.getKey()));
			input.clear();
			input.sendKeys(answer.getValue());
		}
		new Select(chromium.driver().findElement(By.name("method"))).selectByVisibleText(method);
		chromium.driver().findElement(By.cssSelector("#question button")).click();
		chromium.await(ExpectedConditions.attributeToBe(By.id("answer"), "data-state", "answered"));
	}

	private static Map<String, String> facts() {
		Map<String, String> facts = new LinkedHashMap<>();
		for (WebElement term : chromium.driver().findElements(By.cssSelector(".facts dt"))) {
			facts.put(term.getText(), term.findElement(By.xpath("following-sibling::dd[1]")).getText());
		}
		return facts;
	}

	private static List<WebElement> rows() {
		return chromium.driver().findElements(By.cssSelector(".scenario"));
	}

	private static WebElement row(String scenario) {
		return chromium.driver().findElement(By.id(scenario));
	}

	private static String text(String selector) {
		return chromium.driver().findElement(By.cssSelector(selector)).getText();
	}

	private static long overflow() {
		return (Long) chromium.driver()
			.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
	}

	private static String background() {
		return (String) chromium.driver().executeScript("return getComputedStyle(document.body).backgroundColor");
	}

	private static int portOf(String origin) {
		return URI.create(origin).getPort();
	}

}
