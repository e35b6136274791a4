package io.github.corsstarter.sample.tenants;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TenantSiteTests {

	@ParameterizedTest
	@CsvSource({ "https://books.example, https://books.example", "' https://books.example ', https://books.example",
			"HTTPS://Books.Example:443, https://books.example",
			"https://books.example:8443, https://books.example:8443", "http://localhost:5173, http://localhost:5173",
			"http://127.0.0.1:3000, http://127.0.0.1:3000", "http://[::1]:3000, http://[::1]:3000" })
	void siteIsStoredAsBrowsersSendIt(String written, String origin) {
		assertThat(TenantSite.of(written).origin()).isEqualTo(origin);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					books.example                | It has no scheme. Write https://books.example.
					https://books.example/       | It ends in a slash, and an origin ends after its host or port (RFC 6454, section 4). Write https://books.example.
					https://books.example/shop   | It has a path, and an origin ends after its host or port (RFC 6454, section 4). Write https://books.example.
					https://user@books.example   | It has user information, which is not part of an origin. Write https://books.example.
					https://bücher.example       | It has a host with letters outside ASCII, and browsers send the punycode form (xn--...) of such a name. Write https://xn--bcher-kva.example.
					http://books.example:8080    | Its scheme is not https. Without TLS, anyone in the network can change the pages of a site. Write https://books.example:8080.
					http://localhost.example     | Its scheme is not https. Without TLS, anyone in the network can change the pages of a site. Write https://localhost.example.
					moz-extension://4ac1b22e     | Its scheme is not https. Without TLS, anyone in the network can change the pages of a site. Write an origin such as https://books.example.
					https://*.books.example      | It has a "*", and a site has one exact origin. Write each site by itself.
					*                            | It has a "*", and a site has one exact origin. Write each site by itself.
					''                           | It is empty. Write an origin such as https://books.example.
					null                         | It is not written as browsers send it. Write an origin such as https://books.example.
					our new shop                 | It has no scheme. Write an origin such as https://books.example.
					https://books.example:99999  | It has a port that is not a number from 1 to 65535 without leading zeros. Write an origin such as https://books.example.
					""")
	void whatIsNotTheOriginOfASiteIsRefusedWithWhatToWrite(String written, String message) {
		assertThatThrownBy(() -> TenantSite.of(written)).isInstanceOfSatisfying(InvalidSiteException.class,
				(ex) -> assertThat(ex.getReason()).isEqualTo(message));
	}

}
