package io.github.corsstarter.doctor.wire;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of a URL is shown.
 */
class PrintableUrlTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://api.example.com/items             | https://api.example.com/items
			https://api.example.com/items?token=x     | https://api.example.com/items?...
			https://api.example.com/#access_token=x   | https://api.example.com/#...
			https://user:secret@api.example.com/items | https://api.example.com/items
			//user:se@cret@api.example.com/a@b        | //api.example.com/a@b
			/items?a=b@c                              | /items?...
			""")
	void secretsAreLeftOut(String url, String shown) {
		assertThat(PrintableUrl.of(url)).isEqualTo(shown);
	}

}
