package io.github.corsstarter.reactive;

import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.reactive.WebFluxTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebFluxTest(properties = Site.ALLOWED_ORIGINS)
@ContextConfiguration(classes = Handlers.class)
class WebFluxSliceTests {

	@Autowired
	private WebTestClient client;

	@Test
	void theFilterIsInTheSlice() {
		this.client.get()
			.uri("/ok")
			.header("Origin", Site.NAME)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("Access-Control-Allow-Origin", Site.NAME);
	}

}
