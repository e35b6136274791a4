package io.github.corsstarter.compatibility;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(properties = "cors.allowed-origins=https://site.example.com")
class WebMvcSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void theFilterIsInTheSlice() {
		assertThat(this.mvc.get().uri("/items").header("Origin", "https://site.example.com"))
			.headers()
			.hasValue("Access-Control-Allow-Origin", "https://site.example.com");
	}

}
