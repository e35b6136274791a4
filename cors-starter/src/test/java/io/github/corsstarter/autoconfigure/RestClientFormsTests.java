package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which HTTP clients of the JDK send the headers that CORS is about: what
 * {@code docs/testing.md} says.
 */
class RestClientFormsTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = Server.TOMCAT.start(PlainHandlers.class, "cors.allowed-origins=https://app.example.com");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void httpClientSendsTheOrigin() {
		assertThat(allowedOrigin(new JdkClientHttpRequestFactory())).isEqualTo("https://app.example.com");
	}

	@Test
	void httpUrlConnectionDropsTheOrigin() {
		assertThat(allowedOrigin(new SimpleClientHttpRequestFactory())).isNull();
	}

	private static String allowedOrigin(ClientHttpRequestFactory factory) {
		return RestClient.builder()
			.requestFactory(factory)
			.build()
			.get()
			.uri("http://localhost:" + application.port() + "/ok")
			.header(HttpHeaders.ORIGIN, "https://app.example.com")
			.retrieve()
			.toBodilessEntity()
			.getHeaders()
			.getAccessControlAllowOrigin();
	}

}
