package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.PreflightCause;
import io.github.corsstarter.origin.TargetOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser makes of a request before any server sees it.
 */
class PageRequestTests {

	@ParameterizedTest
	@ValueSource(strings = { "GET", "get", "HEAD", "POST", "post" })
	void everyPageMayUseTheSafelistedMethodsWithoutAsking(String method) {
		assertThat(causes(request(method, ""))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "PUT,PUT", "put,PUT", "delete,DELETE", "options,OPTIONS", "PATCH,PATCH", "patch,patch",
			"PROPFIND,PROPFIND" })
	void browsersAskForOtherMethodsAndWriteOnlySomeInUpperCase(String method, String sent) {
		assertThat(causes(request(method, ""))).containsExactly("the method " + sent + " is not GET, HEAD or POST");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",", "accept", "Accept", "accept-language", "content-language", "range",
			"range: bytes=0-", "range: bytes=10-20", "content-type: text/plain",
			"Content-Type:TEXT/PLAIN;charset=utf-8", "content-type: application/x-www-form-urlencoded",
			"content-type: multipart/form-data; boundary=x", "accept: text/html;q=0.9", "accept-language: de;q=0.9",
			"content-language: de-AT", "range: bytes=5-5" })
	void everyPageMaySendTheSafelistedHeadersWithoutAsking(String headers) {
		assertThat(request("GET", headers).unsafeHeaders()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "authorization", "user-agent", "x-requested-with", "content-type",
			"content-type: application/json", "content-type: text/plainer", "range: items=0-1", "range: bytes=-5",
			"accept-charsets", "if-match", "accept: text/(html)", "accept-language: de_DE", "content-language: {de}",
			"range: bytes=5-2", "content-type: text/plain; a=\"b\"" })
	void browsersAskForOtherHeaders(String header) {
		PageRequest request = request("GET", header);
		assertThat(request.unsafeHeaders()).containsExactly(header.split(":")[0]);
		assertThat(causes(request)).singleElement().asString().contains(header.split(":")[0]);
	}

	@Test
	void browsersAskForALongValueOfASafelistedHeader() {
		assertThat(request("GET", "accept: " + "a".repeat(128)).unsafeHeaders()).isEmpty();
		assertThat(causes(request("GET", "accept: " + "a".repeat(129)))).containsExactly(
				"the header accept needs permission, because its value is not one that every page may send");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cookie", "Origin", "Host", "Sec-Fetch-Site", "Proxy-Authorization", "Referer" })
	void browsersNeverAskForHeadersThatOnlyTheySet(String header) {
		assertThat(request("GET", header).unsafeHeaders()).isEmpty();
	}

	@Test
	void headersAreNamedOnceInLowerCaseAndInOrder() {
		assertThat(request("GET", " X-B , x-a,X-b, ").unsafeHeaders()).containsExactly("x-b", "x-a");
	}

	@Test
	void valueMayHaveCommasIfEachHeaderHasALineOfItsOwn() {
		assertThat(request("GET", "accept: text/html, image/png\r\nx-a\nrange: bytes=0-").unsafeHeaders())
			.containsExactly("x-a");
	}

	@Test
	void onlyWhatBrowsersStripIsStripped() {
		assertThat(request("GET", "accept: \t x \t ").unsafeHeaders()).isEmpty();
		assertThat(request("GET", "accept:\u000bx").unsafeHeaders()).containsExactly("accept");
	}

	@Test
	void clientHintsNeedNoPreflight() {
		assertThat(causes(request("GET", "save-data, dpr: 2, sec-ch-ua"))).isEmpty();
	}

	@Test
	void headerWithoutANameIsNone() {
		assertThat(request("GET", ":value, : , x-a").unsafeHeaders()).containsExactly("x-a");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			content-type                   | unless its value is one of application/x-www-form-urlencoded
			content-type: application/json | because its value is not one of application/x-www-form-urlencoded
			""")
	void contentTypeMattersByItsValueIfThatIsKnown(String header, String cause) {
		assertThat(causes(request("POST", header))).singleElement().asString().contains(cause);
	}

	private static List<String> causes(PageRequest request) {
		return request.toFetch(FetchRequest.Credentials.OMIT)
			.preflightCauses()
			.stream()
			.map(PreflightCause::toString)
			.toList();
	}

	private static PageRequest request(String method, String headers) {
		return PageRequest.of("https://app.example.com", method, "/items", headers,
				new TargetOrigin("https", "api.example.net", 443));
	}

}
