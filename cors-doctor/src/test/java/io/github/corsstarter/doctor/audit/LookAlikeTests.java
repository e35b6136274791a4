package io.github.corsstarter.doctor.audit;

import java.util.Arrays;
import java.util.Objects;

import io.github.corsstarter.origin.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which origins an audit tries.
 */
class LookAlikeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://app.example.com   | https://app.example.com.cors-doctor.invalid https://app.example.com_.cors-doctor.invalid https://evilexample.com https://app.example.net https://appxexample.com
					https://example.co.uk     | https://example.co.uk.cors-doctor.invalid https://example.co.uk_.cors-doctor.invalid https://evilexample.co.uk https://example.net
					https://one.github.io     | https://one.github.io.cors-doctor.invalid https://one.github.io_.cors-doctor.invalid https://evilone.github.io https://one.net
					http://localhost:3000     | http://localhost.cors-doctor.invalid:3000 http://localhost_.cors-doctor.invalid:3000 http://evillocalhost:3000
					https://127.0.0.1         |
					https://[::1]             |
					""")
	void hostsOfOthers(String origin, String foreign) {
		assertThat(LookAlike.of(origin(origin)))
			.filteredOn((lookAlike) -> lookAlike.withoutCredentials() == Weakness.LOOK_ALIKE)
			.extracting(LookAlike::origin)
			.isEqualTo((foreign != null) ? Arrays.asList(foreign.split(" ")) : Arrays.asList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://app.example.com   | https://cors-doctor.app.example.com https://cors-doctor.example.com https://evilapp.example.com
					https://example.com       | https://cors-doctor.example.com
					http://localhost:3000     |
					https://127.0.0.1         |
					""")
	void hostsOfTheSameOwner(String origin, String own) {
		assertThat(LookAlike.of(origin(origin)))
			.filteredOn((lookAlike) -> lookAlike.withoutCredentials() == Weakness.SUBDOMAIN)
			.extracting(LookAlike::origin)
			.isEqualTo((own != null) ? Arrays.asList(own.split(" ")) : Arrays.asList());
	}

	@Test
	void specialOrigins() {
		assertThat(LookAlike.of(origin("https://app.example.com:8443"))).extracting(LookAlike::origin)
			.contains("null", "http://app.example.com:8443", "https://app.example.com:8444",
					"HTTPS://APP.EXAMPLE.COM:8443");
	}

	@Test
	void withoutTlsThereIsNoWeakerScheme() {
		assertThat(LookAlike.of(origin("http://app.example.com"))).extracting(LookAlike::withoutCredentials)
			.doesNotContain(Weakness.INSECURE_PAGE);
	}

	private static Origin origin(String text) {
		return Objects.requireNonNull(Origin.ofSerialized(text));
	}

}
