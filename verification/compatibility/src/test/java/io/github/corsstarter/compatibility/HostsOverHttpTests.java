package io.github.corsstarter.compatibility;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = ServedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "cors.hosts.allowed=www.example.com", "cors.hosts.use-x-forwarded-host=true",
				"cors.hosts.trusted-proxies=127.0.0.1,::1", "cors.hosts.prefix=/prod",
				"spring.main.cloud-platform=kubernetes" })
class HostsOverHttpTests {

	@LocalServerPort
	private int port;

	@Test
	void theApplicationSeesThePublicAddress() {
		assertThat(send("/address", "X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https").body())
			.isEqualTo("https://www.example.com/prod/address www.example.com null");
	}

	@Test
	void redirectsLeadToThePublicAddress() {
		Response response = send("/redirect", "X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https");
		assertThat(response.values("Location")).containsExactly("https://www.example.com/prod/items");
	}

	@Test
	void forwardedIsNeverRead() {
		assertThat(send("/address", "X-Forwarded-Host: www.example.com", "Forwarded: host=evil.example;proto=https")
			.body()).isEqualTo("http://www.example.com/prod/address www.example.com null");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "www.example.com, evil.example", "www.example.com@evil.example", "a b" })
	void anotherHostIsRefused(String host) {
		Response response = send("/address", "X-Forwarded-Host: " + host);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).doesNotContain("evil");
	}

	private Response send(String path, String... lines) {
		return new HttpPeer(this.port).get(path, lines);
	}

}
