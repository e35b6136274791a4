package io.github.corsstarter.load;

import java.util.List;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The check of responses finds every mix of two configurations.
 */
class GenerationsTests {

	private static final String ODD = "https://site-1.generation-1.example";

	@Test
	void responseOfOneConfigurationPasses() {
		assertThatCode(() -> check(7, ODD, 7, 7)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource({ "8, 7, 7", "7, 8, 7", "7, 7, 8" })
	void mixIsFound(int configuration, int exposed, int maxAge) {
		assertThatThrownBy(() -> check(configuration, ODD, exposed, maxAge)).isInstanceOf(AssertionError.class);
	}

	private static void check(int configuration, String origin, int exposed, int maxAge) {
		Response response = new Response(200,
				List.of("X-Cors-Decision: origin-listed; configuration=" + configuration,
						"Access-Control-Allow-Origin: " + origin,
						"Access-Control-Expose-Headers: x-generation-" + exposed, "Access-Control-Max-Age: " + maxAge),
				"");
		Generations.check(origin, Request.preflight("/seen", origin, "GET", "content-type"), response);
	}

}
