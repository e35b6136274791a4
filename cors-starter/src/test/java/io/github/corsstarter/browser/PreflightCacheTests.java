package io.github.corsstarter.browser;

import java.time.Duration;
import java.util.stream.Stream;

import io.github.corsstarter.browser.FetchRequest.Credentials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PreflightCacheTests {

	private final Answers server = new Answers();

	private Browser browser = Browser.of(Browser.Engine.CHROMIUM);

	@BeforeEach
	void allow() {
		allow("Access-Control-Max-Age: 100");
	}

	private void allow(String... more) {
		this.server
			.on("OPTIONS", 200, Stream.concat(
					Stream.of("Access-Control-Allow-Origin: " + Answers.APP, "Access-Control-Allow-Credentials: true",
							"Access-Control-Allow-Methods: PUT, DELETE", "Access-Control-Allow-Headers: x-a"),
					Stream.of(more))
				.toArray(String[]::new))
			.on("", 200, "Access-Control-Allow-Origin: " + Answers.APP, "Access-Control-Allow-Credentials: true");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			CHROMIUM | 100    | 100
			CHROMIUM | 86400  | 7200
			FIREFOX  | 999999 | 86400
			SAFARI   | 86400  | 600
			CHROMIUM | 99999999999999999999 | 7200
			CHROMIUM | -      | 5
			CHROMIUM | x      | 5
			CHROMIUM | 1.5    | 5
			CHROMIUM | 100, 100 | 5
			CHROMIUM | 0      | 0
			CHROMIUM | -1     | 0
			FIREFOX  | -1     | 5
			""")
	void preflightIsRememberedForATimeThatTheBrowserLimits(Browser.Engine engine, String maxAge, long seconds) {
		this.browser = Browser.of(engine);
		allow((maxAge != null) ? "Access-Control-Max-Age: " + maxAge : "Vary: Origin");
		fetch(Answers.get(Answers.API).method("PUT"));
		if (seconds > 0) {
			this.browser = this.browser.after(Duration.ofSeconds(seconds - 1));
			assertThat(fetch(Answers.get(Answers.API).method("PUT")).exchanges()).hasSize(1);
			this.browser = this.browser.after(Duration.ofSeconds(1));
		}
		assertThat(fetch(Answers.get(Answers.API).method("PUT")).exchanges()).hasSize(2);
	}

	@Test
	void rememberedPreflightIsNamed() {
		fetch(Answers.get(Answers.API).method("PUT"));
		Outcome.Exchange exchange = fetch(Answers.get(Answers.API).method("PUT")).exchanges().get(0);
		assertThat(exchange.remembered()).isTrue();
		assertThat(exchange.causes()).isNotEmpty();
	}

	@Test
	void rememberedPreflightCoversWhatItsListsCover() {
		fetch(Answers.get(Answers.API).method("PUT"));
		assertThat(fetch(Answers.get(Answers.API).method("DELETE").header("x-a", "1")).exchanges()).hasSize(1);
		assertThat(fetch(Answers.get(Answers.API).method("PUT").header("x-b", "1")).exchanges()).hasSize(1);
		assertThat(this.server.lines()).containsExactly("OPTIONS " + Answers.API, "PUT " + Answers.API,
				"DELETE " + Answers.API, "OPTIONS " + Answers.API);
	}

	@Test
	void preflightThatDoesNotCoverARequestIsForgotten() {
		fetch(Answers.get(Answers.API).method("PUT"));
		fetch(Answers.get(Answers.API).method("PATCH"));
		assertThat(fetch(Answers.get(Answers.API).method("PUT")).exchanges()).hasSize(2);
	}

	@Test
	void preflightWithoutCredentialsCoversNoneWithThem() {
		fetch(Answers.get(Answers.API).method("PUT"));
		assertThat(fetch(Answers.get(Answers.API).method("PUT").credentials(Credentials.INCLUDE)).exchanges())
			.hasSize(2);
		assertThat(fetch(Answers.get(Answers.API).method("PUT")).exchanges()).hasSize(1);
	}

	@Test
	void preflightIsForOnePageAndOneUrl() {
		fetch(Answers.get(Answers.API).method("PUT"));
		assertThat(fetch(Answers.get(Answers.API + "?a").method("PUT")).exchanges()).hasSize(2);
		assertThat(this.browser
			.fetch(Page.at(Answers.APP).embeddedIn("https://portal.example"), Answers.get(Answers.API).method("PUT"),
					this.server)
			.exchanges()).hasSize(2);
	}

	private Outcome fetch(FetchRequest request) {
		Outcome outcome = this.browser.fetch(Page.at(Answers.APP), request, this.server);
		this.browser = outcome.browser();
		return outcome;
	}

}
