package io.github.corsstarter.sample;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.corsstarter.chromium.Chromium;
import io.github.corsstarter.sample.tenants.TenantsPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page Tenants of the packaged sample in Chromium. The page itself is on a port that
 * no setting lists, so it is the site of a customer too.
 */
class ChromiumTenantsIT {

	private static final String SITE = "https://books.example";

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private static SampleProcess sample;

	private static Chromium chromium;

	private static TenantsPage sites;

	@BeforeAll
	static void start() {
		Chromium.installed();
		sample = SampleProcess.start(List.of(), List.of());
		sites = new TenantsPage(sample.page());
		int page = URI.create(sample.page().origin()).getPort();
		int api = URI.create(sample.api().origin()).getPort();
		chromium = Chromium.start(Map.of("localhost:" + page, page, "localhost:" + api, api));
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
	void openThePageWithoutSites() {
		sites.origins().forEach(sites::remove);
		chromium.open(sample.page().origin() + "/tenants.html");
		chromium.await(ExpectedConditions.attributeToBe(By.tagName("body"), "data-state", "done"));
	}

	@Test
	void thePanelTurnsFromBlockedToLetThroughWhenASiteIsAdded() {
		explain(SITE);
		awaitNow("Blocked: GET /api/books was answered with 200 and no Access-Control-Allow-Origin");
		add(SITE);
		awaitNow("Let through: GET /api/books was answered with 200 and Access-Control-Allow-Origin: " + SITE);
		assertThat(listed()).containsExactly(SITE);
	}

	@Test
	void thePanelTurnsBackWhenTheSiteIsRemoved() {
		add(SITE);
		awaitNow("Let through: GET /api/books was answered with 200 and Access-Control-Allow-Origin: " + SITE);
		site(SITE).findElement(By.className("remove")).click();
		awaitNow("Blocked: GET /api/books was answered with 200 and no Access-Control-Allow-Origin");
		assertThat(listed()).isEmpty();
		assertThat(chromium.driver().findElement(By.id("no-sites")).isDisplayed()).isTrue();
	}

	@Test
	void theBrowserLetsPagesOfAnAddedSiteRead() {
		String page = sample.page().origin();
		assertThat(scenarios()).isEqualTo("5 of 19 as expected");
		sites.add(page);
		assertThat(scenarios()).isEqualTo("19 of 19 as expected");
		sites.remove(page);
		assertThat(scenarios()).isEqualTo("5 of 19 as expected");
	}

	@Test
	void whatIsNotAnOriginIsNotStoredAndThePageSaysWhatToWrite() {
		add("books.example");
		chromium.await(ExpectedConditions.textToBe(By.id("mistake"), "It has no scheme. Write " + SITE + "."));
		assertThat(listed()).isEmpty();
		assertThat(sites.origins()).isEmpty();
		assertThat(field().getDomProperty("value")).isEqualTo("books.example");
		field().clear();
		add(SITE);
		awaitNow("Let through: GET /api/books was answered with 200 and Access-Control-Allow-Origin: " + SITE);
		assertThat(chromium.driver().findElement(By.id("mistake")).getText()).isEmpty();
	}

	@Test
	void formOfAnotherSiteStoresNothing() {
		chromium.open("data:text/html,<form method=post action='" + sample.page().origin()
				+ "/tenants/sites'><input name=origin value='https://evil.example'><button>Win</button></form>");
		chromium.driver().findElement(By.tagName("button")).click();
		chromium.await(ExpectedConditions.urlContains("/tenants/sites"));
		assertThat(chromium.driver().findElement(By.tagName("body")).getText()).contains("csrf-");
		assertThat(sites.origins()).isEmpty();
	}

	@Test
	void theTwoPagesLinkToEachOther() {
		chromium.driver().findElement(By.linkText("What the browser lets through")).click();
		chromium.await(ExpectedConditions.urlToBe(sample.page().origin() + "/"));
		chromium.driver().findElement(By.linkText("Tenants")).click();
		chromium.await(ExpectedConditions.urlToBe(sample.page().origin() + "/tenants.html"));
	}

	@Test
	void thePageLooksRightOnAWideScreen() {
		fillIn();
		chromium.emulate(1280, 900, "light");
		assertThat(overflow()).isZero();
		chromium.screenshot(SCREENSHOTS.resolve("tenants-light-1280.png"));
	}

	@Test
	void thePageLooksRightOnAPhoneInTheDark() {
		fillIn();
		chromium.emulate(390, 844, "dark");
		try {
			assertThat(overflow()).isZero();
			chromium.screenshot(SCREENSHOTS.resolve("tenants-dark-390.png"));
		}
		finally {
			chromium.emulate(1280, 900, "light");
		}
	}

	private static void fillIn() {
		add("https://a-shop-with-a-long-name.and-a-long-domain.books.example:8443");
		awaitNow("Let through: GET /api/books was answered with 200 and Access-Control-Allow-Origin: "
				+ "https://a-shop-with-a-long-name.and-a-long-domain.books.example:8443");
		add(SITE);
		awaitNow("Let through: GET /api/books was answered with 200 and Access-Control-Allow-Origin: " + SITE);
		add("https://books.example/shop");
		chromium.await(ExpectedConditions.textMatches(By.id("mistake"), Pattern.compile("Write")));
	}

	private static void add(String origin) {
		field().sendKeys(origin);
		chromium.driver().findElement(By.cssSelector("#new-site button")).click();
	}

	private static WebElement field() {
		return chromium.driver().findElement(By.cssSelector("#new-site input"));
	}

	private static void explain(String origin) {
		WebElement input = chromium.driver().findElement(By.cssSelector("#question input[name=origin]"));
		input.clear();
		input.sendKeys(origin);
		chromium.driver().findElement(By.cssSelector("#question button")).click();
	}

	/**
	 * Wait for what the panel says about this moment.
	 */
	private static void awaitNow(String text) {
		chromium.await(ExpectedConditions.textToBe(By.cssSelector("#answer .now"), text));
	}

	private static List<String> listed() {
		return chromium.driver()
			.findElements(By.cssSelector("#sites li"))
			.stream()
			.map((item) -> item.getDomAttribute("data-origin"))
			.toList();
	}

	private static WebElement site(String origin) {
		return chromium.driver().findElement(By.cssSelector("#sites li[data-origin='" + origin + "']"));
	}

	/**
	 * What the other page says about itself, opened under the origin of this one.
	 */
	private static String scenarios() {
		chromium.open(sample.page().origin() + "/");
		chromium.await(ExpectedConditions.attributeToBe(By.tagName("body"), "data-state", "done"));
		return chromium.driver().findElement(By.id("summary")).getText();
	}

	private static long overflow() {
		return (Long) chromium.driver()
			.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
	}

}
