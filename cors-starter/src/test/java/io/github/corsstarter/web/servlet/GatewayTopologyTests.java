package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.stream.Stream;

import io.github.corsstarter.testing.DocumentedSettings;
import io.github.corsstarter.testing.Gateway;
import io.github.corsstarter.testing.RedirectHandlers;
import io.github.corsstarter.testing.ReverseProxy;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Behind each gateway that the documentation has settings for, with exactly these
 * settings, the application sees its public host, and no client can change it.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("topologies")
class GatewayTopologyTests {

	private static final String HOST = "Host: www.example.com";

	private static final String OWN_ORIGIN = "Origin: https://www.example.com";

	@Parameter
	private Topology topology;

	static Stream<Topology> topologies() {
		String loopback = "cors.hosts.trusted-proxies[0]=127.0.0.1";
		return Stream
			.of(behind(Gateway.HTTP_API_WITH_LAMBDA, "", "CloudFront, HTTP API, Lambda"),
					behind(Gateway.HTTP_API_WITH_HTTP_PROXY, "", "CloudFront, HTTP API, HTTP proxy"),
					behind(Gateway.REST_API, "", "CloudFront, REST API"),
					behind(Gateway.REST_API, "/prod", "CloudFront, REST API", "cors.hosts.prefix=/prod"),
					behind(Gateway.LOAD_BALANCER, "", "CloudFront, ALB", loopback),
					behind(Gateway.FUNCTION_URL, "", "CloudFront, function URL"), behind(Gateway.NGINX, "", "nginx"))
			.flatMap((each) -> each);
	}

	private static Stream<Topology> behind(Gateway gateway, String prefix, String heading, String... further) {
		String[] settings = Stream
			.of(DocumentedSettings.of(heading, further),
					new String[] { "ORIGIN_SECRET=" + Gateway.SECRET, Site.ALLOWED_ORIGINS,
							"cors.reject-disallowed=true" })
			.flatMap(Stream::of)
			.toArray(String[]::new);
		return Server.startEach(Application.class, settings)
			.map((application) -> new Topology(gateway, prefix, application,
					ReverseProxy.start(gateway, application.port())));
	}

	@Test
	void theApplicationSeesThePublicAddress() {
		Response response = this.topology.send("GET /seen", HOST);
		String uri = this.topology.prefix + "/seen";
		assertThat(response.body()).contains("scheme=https\n", "secure=true\n", "name=www.example.com\n", "port=443\n",
				"url=https://www.example.com" + uri + "\n", "uri=" + uri + "\n", "host=www.example.com\n");
	}

	@Test
	void redirectsAndLinksLeadToThePublicAddress() {
		String base = "https://www.example.com" + this.topology.prefix;
		assertThat(this.topology.send("GET /view", HOST).lines("Location"))
			.containsExactly("Location: " + base + "/items");
		assertThat(this.topology.send("GET /a/redirect?to=items", HOST).lines("Location"))
			.containsExactly("Location: " + base + "/a/items");
		assertThat(this.topology.send("GET /created", HOST).lines("Location"))
			.containsExactly("Location: " + base + "/created/7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE", "GET" })
	void aRequestFromTheSameOriginPasses(String method) {
		Response response = this.topology.send(method + " /seen", HOST, OWN_ORIGIN, "Content-Length: 0");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void aRequestFromAnAllowedOriginPasses() {
		Response response = this.topology.send("POST /seen", HOST, Site.ORIGIN, "Content-Length: 0");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_WITHOUT_CREDENTIALS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://other.example", "http://www.example.com", "https://www.example.com:8443",
			"https://backend.example.com", "https://abc123.execute-api.us-east-1.amazonaws.com" })
	void aRequestFromAnotherOriginIsRefused(String origin) {
		Response response = this.topology.send("POST /seen", HOST, "Origin: " + origin, "Content-Length: 0");
		assertThat(response.status()).isEqualTo(403);
	}

	@Test
	void clientCannotChangeTheHost() {
		Response response = this.topology.send("GET /seen", HOST, "Forwarded: host=evil.example;proto=http",
				"X-Forwarded-Host: evil.example", "X-Public-Host: www.example.com",
				"X-Forwarded-Prefix: //evil.example", "X-Forwarded-Proto: http", "X-Forwarded-Ssl: off",
				"X-Origin-Verify: guess");
		if (this.topology.gateway != Gateway.NGINX) {
			assertThat(response.body()).contains("x-origin-verify=null\n");
		}
		assertThat(response.body()).contains("url=https://www.example.com" + this.topology.prefix + "/seen\n")
			.doesNotContain("evil.example");
	}

	@Test
	void unlistedHostIsRefused() {
		Response response = this.topology.send("GET /seen", "Host: evil.example");
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).isEqualTo("host-not-allowed: the host is not allowed\n");
	}

	@Test
	void requestThatBypassesTheGatewayIsRefused() {
		Response response = this.topology.application.sendRaw("GET /seen", "Host: abc123.execute-api.example",
				"X-Forwarded-Host: evil.example", "X-Public-Host: evil.example", "X-Origin-Verify: guess");
		assertThat(response.status()).isEqualTo(400);
	}

	@Test
	void clientAddressIsKnownBehindNginx() {
		Response response = this.topology.send("GET /seen", HOST, "X-Forwarded-For: 6.6.6.6");
		String client = (this.topology.gateway == Gateway.NGINX) ? "203.0.113.9" : "127.0.0.1";
		assertThat(response.body()).contains("remote=" + client + "\n");
	}

	/**
	 * An application behind a gateway.
	 */
	record Topology(Gateway gateway, String prefix, RunningApplication application,
			ReverseProxy proxy) implements AutoCloseable {

		Response send(String requestLine, String... headers) {
			return new HttpPeer(this.proxy.port()).sendRaw(requestLine, headers);
		}

		@Override
		public void close() throws IOException {
			this.proxy.close();
			this.application.close();
		}

		@Override
		public String toString() {
			return this.gateway + this.prefix + ", " + this.application;
		}

	}

	@Import({ SeenRequestHandlers.class, RedirectHandlers.class })
	static class Application {

	}

}
