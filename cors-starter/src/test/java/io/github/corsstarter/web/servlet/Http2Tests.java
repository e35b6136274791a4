package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tomcat makes no {@code Host} of what HTTP/2 calls {@code :authority}.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class Http2Tests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream.of("localhost", "www.example.com")
			.map((allowed) -> Server.TOMCAT.start(SeenRequestHandlers.class, "server.http2.enabled=true",
					"cors.hosts.scheme=https", "cors.hosts.allowed=" + allowed,
					"cors.hosts.use-x-forwarded-host=true"));
	}

	@Test
	void authorityIsCheckedAsHost() throws IOException, InterruptedException {
		HttpResponse<String> response = send("X-Nothing", "at all");
		assertThat(response.statusCode()).isEqualTo(isListed() ? 200 : 400);
		if (isListed()) {
			String authority = "localhost:" + this.application.port();
			assertThat(response.body()).contains("url=https://" + authority + "/seen\n", "host=" + authority + "\n",
					"names=[host]\n");
		}
	}

	@Test
	void forwardedHostIsCheckedInsteadOfTheAuthority() throws IOException, InterruptedException {
		HttpResponse<String> response = send("X-Forwarded-Host", "www.example.com");
		assertThat(response.statusCode()).isEqualTo(isListed() ? 400 : 200);
		if (!isListed()) {
			assertThat(response.body()).contains("url=https://www.example.com/seen\n", "host=www.example.com\n",
					"names=[host]\n");
		}
	}

	private boolean isListed() {
		return this.application.setting("cors.hosts.allowed").equals("localhost");
	}

	/**
	 * The first request asks for HTTP/2 and may be of the old version.
	 */
	private HttpResponse<String> send(String name, String value) throws IOException, InterruptedException {
		HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.application.port() + "/seen"))
			.header(name, value)
			.build();
		client.send(request, BodyHandlers.ofString());
		HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
		assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
		return response;
	}

}
