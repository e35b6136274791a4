package io.github.corsstarter.reactive;

import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebFluxTest(properties = Site.ALLOWED_ORIGINS)
@ContextConfiguration(classes = WebFluxSliceTests.Slice.class)
class WebFluxSliceTests {

	@Autowired
	private WebTestClient client;

	/**
	 * Whatever the status is: in some versions Spring Security is in the slice too.
	 */
	@Test
	void theFilterIsInTheSlice() {
		this.client.get()
			.uri("/items")
			.header("Origin", Site.NAME)
			.exchange()
			.expectHeader()
			.valueEquals("Access-Control-Allow-Origin", Site.NAME);
	}

	@Configuration(proxyBeanMethods = false)
	static class Slice {

	}

}
