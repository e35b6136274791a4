package io.github.corsstarter.browser;

import java.time.Duration;

import io.github.corsstarter.browser.FetchRequest.Credentials;
import io.github.corsstarter.browser.FetchRequest.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CookieTests {

	private static final String SAME_SITE = "https://app.example.net";

	private static final String CROSS_SITE = "https://app.example.com";

	private final Answers server = new Answers();

	private Browser browser = Browser.of(Browser.Engine.CHROMIUM);

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			a=1                                             | -
			a=1; SameSite=Strict                            | -
			a=1; SameSite=None                              | same-site-none-without-secure
			a=1; SameSite=None; Secure                      | -
			a=1; Partitioned                                | partitioned-without-secure
			a=1; Secure; Partitioned                        | -
			a=1; Domain=example.net                         | -
			a=1; Domain=.example.net                        | -
			a=1; Domain=net                                 | domain
			a=1; Domain=other.example                       | domain
			a=1; Domain=www.api.example.net                 | domain
			__Secure-a=1                                    | prefix
			__Secure-a=1; Secure                            | -
			__Host-a=1; Secure; Path=/                      | -
			__Host-a=1; Secure                              | prefix
			__Host-a=1; Path=/                              | prefix
			__host-a=1; Secure; Path=/x                     | prefix
			__Host-a=1; Secure; Path=/; Domain=api.example.net | prefix
			__Http-a=1; Secure                              | prefix
			__Http-a=1; Secure; HttpOnly                    | -
			__Host-Http-a=1; Secure; HttpOnly; Path=/       | -
			__Host-Http-a=1; Secure; Path=/                 | prefix
			=                                               | empty
			""")
	void cookieIsStoredIfItKeepsItsPromises(String cookie, String refusal) {
		assertThat(refusal(set(SAME_SITE, Answers.API, cookie))).isEqualTo(refusal);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			https://app.example.com | a=1                        | cross-site
			https://app.example.com | a=1; SameSite=Lax          | cross-site
			https://app.example.com | a=1; SameSite=None; Secure | -
			http://app.example.net  | a=1                        | cross-site
			https://app.example.net | a=1; SameSite=Strict       | -
			""")
	void responseForAPageOfAnotherSiteStoresOnlySameSiteNone(String page, String cookie, String refusal) {
		assertThat(refusal(set(page, Answers.API, cookie))).isEqualTo(refusal);
	}

	@ParameterizedTest
	@CsvSource({ "http://api.example.net/x,secure-without-tls", "http://localhost:8080/x," })
	void secureCookieNeedsTlsOrTheOwnMachine(String url, String refusal) {
		String page = url.replace("api", "app").replace("/x", "");
		assertThat(refusal(set(page, url, "a=1; Secure"))).isEqualTo(refusal);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			https://app.example.net | FETCH | GET  | d=1; l=1; s=1; n=1
			https://app.example.com | FETCH | GET  | n=1
			http://app.example.net  | FETCH | GET  | n=1
			https://app.example.com | FORM  | GET  | d=1; l=1; n=1
			https://app.example.com | FORM  | POST | d=1; n=1
			https://app.example.net | FORM  | POST | d=1; l=1; s=1; n=1
			https://app.example.com | IMAGE | GET  | n=1
			""")
	void sameSiteDecidesToWhichRequestsACookieIsAdded(String page, Initiator initiator, String method, String sent) {
		set(SAME_SITE, Answers.API, "d=1", "l=1; SameSite=Lax", "s=1; SameSite=Strict", "n=1; SameSite=None; Secure");
		assertThat(sent(page, FetchRequest.of(initiator, Answers.API).method(method).credentials(Credentials.INCLUDE)))
			.isEqualTo(sent);
	}

	@Test
	void cookieWithoutSameSiteIsAddedToFormsOfOtherSitesOnlyWhileItIsYoung() {
		set(SAME_SITE, Answers.API, "d=1");
		this.browser = this.browser.after(Duration.ofMinutes(2));
		assertThat(sent(CROSS_SITE, FetchRequest.of(Initiator.FORM, Answers.API).method("POST"))).isNull();
		assertThat(sent(CROSS_SITE, FetchRequest.of(Initiator.FORM, Answers.API))).isEqualTo("d=1");
	}

	@Test
	void fetchToAnotherOriginSendsAndStoresCookiesOnlyWhenToldSo() {
		set(SAME_SITE, Answers.API, "d=1");
		assertThat(sent(SAME_SITE, FetchRequest.of(Initiator.FETCH, Answers.API))).isNull();
		FetchRequest own = FetchRequest.of(Initiator.FETCH, "https://api.example.net/y");
		assertThat(sent("https://api.example.net", own)).isEqualTo("d=1");
		assertThat(sent("https://api.example.net", own.credentials(Credentials.OMIT))).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			a=1; Domain=example.net | https://www.example.net/ | a=1
			a=1                     | https://www.example.net/ | -
			a=1; Path=/x            | https://api.example.net/x/y | a=1
			a=1; Path=/x            | https://api.example.net/xy  | -
			a=1; Secure             | http://api.example.net/x | -
			a=1                     | http://api.example.net/x | a=1
			a=1; Max-Age=0          | https://api.example.net/x | -
			a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=9 | https://api.example.net/x | a=1
			""")
	void cookieIsAddedWhereHostPathTimeAndTlsFit(String cookie, String url, String sent) {
		set(SAME_SITE, Answers.API, cookie);
		assertThat(sent(url.replace("/x", ""), FetchRequest.of(Initiator.FETCH, url).credentials(Credentials.INCLUDE)))
			.isEqualTo(sent);
	}

	@Test
	void newerCookieReplacesTheOlder() {
		set(SAME_SITE, Answers.API, "a=1; Path=/", "b=1; Path=/x", "a=2; Path=/");
		assertThat(sent(SAME_SITE, FetchRequest.of(Initiator.FETCH, Answers.API).credentials(Credentials.INCLUDE)))
			.isEqualTo("b=1; a=2");
	}

	@Test
	void partitionedCookieStaysWithTheSiteOnTop() {
		set(CROSS_SITE, Answers.API, "p=1; Secure; SameSite=None; Partitioned");
		FetchRequest request = FetchRequest.of(Initiator.FETCH, Answers.API).credentials(Credentials.INCLUDE);
		assertThat(sent("https://shop.example.com", request)).isEqualTo("p=1");
		assertThat(sent("https://shop.example.org", request)).isNull();
	}

	@Test
	void cookiesOfOtherSitesAreNoted() {
		assertThat(set(CROSS_SITE, Answers.API, "n=1; SameSite=None; Secure").notes())
			.containsExactly(Outcome.Note.THIRD_PARTY_COOKIE);
		assertThat(set(SAME_SITE, Answers.API, "n=1; SameSite=None; Secure").notes()).isEmpty();
	}

	@Test
	void frameInAPageOfAnotherSiteGetsOnlySameSiteNone() {
		set(SAME_SITE, Answers.API, "d=1", "n=1; SameSite=None; Secure");
		Page page = Page.at(SAME_SITE).embeddedIn(CROSS_SITE);
		assertThat(this.browser
			.fetch(page, FetchRequest.of(Initiator.FETCH, Answers.API).credentials(Credentials.INCLUDE), this.server)
			.exchanges()
			.get(0)
			.cookiesSent()).isEqualTo("n=1");
	}

	private Outcome set(String page, String url, String... cookies) {
		String[] headers = new String[cookies.length];
		for (int i = 0; i < cookies.length; i++) {
			headers[i] = "Set-Cookie: " + cookies[i];
		}
		Outcome outcome = this.browser.fetch(Page.at(page),
				FetchRequest.of(Initiator.FETCH, url).mode(Mode.NO_CORS).credentials(Credentials.INCLUDE),
				new Answers().on("GET", 200, headers));
		this.browser = outcome.browser();
		this.server.on("", 200);
		return outcome;
	}

	private static String refusal(Outcome outcome) {
		Cookie.Refusal refusal = outcome.exchanges().get(0).cookies().get(0).refusal();
		return (refusal != null) ? refusal.code() : null;
	}

	private String sent(String page, FetchRequest request) {
		return this.browser.fetch(Page.at(page), request, this.server).exchanges().get(0).cookiesSent();
	}

}
