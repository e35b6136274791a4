package io.github.corsstarter.policy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is a preflight.
 */
class CorsRequestTests {

	@Test
	void optionsWithRequestMethodIsAPreflightWithAndWithoutOrigin() {
		assertThat(TestRequest.preflight().build().isPreflight()).isTrue();
		assertThat(TestRequest.preflight().from("https://site.example").build().isPreflight()).isTrue();
	}

	@Test
	void optionsWithoutRequestMethodIsNoPreflight() {
		assertThat(TestRequest.request("OPTIONS").from("https://site.example").build().isPreflight()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "POST", "TRACE", "options", "OPTIONSX", "" })
	void otherMethodIsNoPreflight(String method) {
		assertThat(TestRequest.request(method).withRequestMethod().from("https://site.example").build().isPreflight())
			.isFalse();
	}

}
