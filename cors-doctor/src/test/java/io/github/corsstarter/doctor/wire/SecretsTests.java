package io.github.corsstarter.doctor.wire;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is not repeated.
 */
class SecretsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://api.example.com                                | https://api.example.com
					https://api.example.com/items                          | https://api.example.com/items
					https://me:secret@api.example.com/items                | https://api.example.com/items
					https://a@b@api.example.com/items                      | https://api.example.com/items
					https://api.example.com/items#access_token=secret      | https://api.example.com/items
					https://api.example.com/items?access_token=secret      | https://api.example.com/items?access_token=REDACTED
					https://api.example.com/items?q=me@example.com&page=2  | https://api.example.com/items?q=REDACTED&page=2
					https://api.example.com/items?page=secret%20with%20sp  | https://api.example.com/items?page=REDACTED
					https://api.example.com/items?page=eyJhbGciOiJIUzI1NiJ | https://api.example.com/items?page=REDACTED
					https://api.example.com/items?secret                   | https://api.example.com/items?REDACTED
					https://api.example.com?secret                         | https://api.example.com?REDACTED
					https://api.example.com/items;jsessionid=SECRET        | https://api.example.com/items;REDACTED
					https://api.example.com/reset/eyJhbGciOiJIUzI1NiJ9.x   | https://api.example.com/reset/REDACTED
					https://api.example.com/t/0123456789abcdef0123456789abcdef0 | https://api.example.com/t/REDACTED
					https://api.example.com/t/123e4567-e89b-12d3-a456-426614174000 | https://api.example.com/t/123e4567-e89b-12d3-a456-426614174000
					/login?returnTo=secret                                 | /login?returnTo=REDACTED
					//me:secret@api.example.com/items                      | //api.example.com/items
					""")
	void urlLosesWhatIsNotPlainlyHarmless(String url, String shown) {
		assertThat(Secrets.url(url)).isEqualTo(shown);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Cookie                            | a=b                            | (not shown)
			Set-Cookie                        | a=b; Secure                    | (not shown)
			authorization                     | Basic YTpi                     | (not shown)
			Proxy-Authorization               | Basic YTpi                     | (not shown)
			X-Api-Key                         | abc                            | (not shown)
			X-XSRF-TOKEN                      | abc                            | (not shown)
			X-Amz-Security-Token              | abc                            | (not shown)
			X-Custom                          | Bearer abcdef                  | (not shown)
			X-Custom                          | eyJhbGciOiJIUzI1NiJ9.e30.x     | (not shown)
			Referer                           | https://a.test/?code=abc       | https://a.test/?code=REDACTED
			Location                          | /cb?code=abc                   | /cb?code=REDACTED
			Link                              | <https://a.test/?k=abc>; rel=x | <https://a.test/?k=REDACTED>; rel=x
			Access-Control-Allow-Headers      | Authorization, X-Csrf-Token    | Authorization, X-Csrf-Token
			Access-Control-Allow-Credentials  | true                           | true
			Access-Control-Allow-Origin       | https://app.example.com        | https://app.example.com
			WWW-Authenticate                  | Negotiate                      | Negotiate
			x-amz-apigw-id                    | aKdGAEyDoAMEkMg=               | aKdGAEyDoAMEkMg=
			""")
	void headerLosesItsSecret(String name, String value, String shown) {
		assertThat(Secrets.hide(new HeaderLine(name, value)).value()).isEqualTo(shown);
	}

}
