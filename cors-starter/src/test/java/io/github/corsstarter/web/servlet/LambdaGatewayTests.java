package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.Gateway;
import io.github.corsstarter.testing.LambdaEvent;
import io.github.corsstarter.testing.LambdaFunction;
import io.github.corsstarter.testing.LambdaGateway;
import io.github.corsstarter.testing.RedirectHandlers;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.WithoutSpringSecurity;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * As a Lambda function, called by events, an application with the documented settings
 * sees its public host too, and no client can change it.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("functions")
class LambdaGatewayTests {

	private static final String OWN_ORIGIN = "Origin: https://www.example.com";

	@Parameter
	private LambdaFunction function;

	static Stream<LambdaFunction> functions() {
		return Stream.of(LambdaGateway.values())
			.map((gateway) -> gateway.start(Application.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS,
					Site.EXPOSE_HEADERS, "cors.reject-disallowed=true"));
	}

	@Test
	void theApplicationSeesThePublicAddress() {
		Response response = send("GET /seen");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("scheme=https\n", "secure=true\n", "name=www.example.com\n", "port=443\n",
				"url=https://www.example.com/seen\n", "uri=/seen\n", "context=\n", "path=/seen\n",
				"host=www.example.com\n", "hosts=[www.example.com]\n", "x-origin-verify=null\n");
	}

	@Test
	void aHandlerThatIsForwardedToSeesThePublicAddress() {
		assertThat(send("GET /forwards").body()).contains("url=https://www.example.com/deep/er/seen\n",
				"host=www.example.com\n");
	}

	@Test
	void redirectsAndLinksLeadToThePublicAddress() {
		assertThat(send("GET /view").lines("Location")).containsExactly("Location: https://www.example.com/items");
		assertThat(send("GET /a/redirect?to=items").lines("Location"))
			.containsExactly("Location: https://www.example.com/a/items");
		assertThat(send("GET /created").lines("Location"))
			.containsExactly("Location: https://www.example.com/created/7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a/redirect-with-status", "/a/redirect-with-buffer", "/a/redirect-with-both" })
	void everyWayOfRedirectingLeadsToThePublicAddress(String path) {
		assertThat(send("GET " + path + "?to=/items").lines("Location"))
			.containsExactly("Location: https://www.example.com/items");
	}

	@Test
	void aPreflightFromAnAllowedOriginIsAnswered() {
		Response response = send("OPTIONS /seen", Site.ORIGIN, Site.REQUEST_METHOD,
				"Access-Control-Request-Headers: content-type,x-csrftoken");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "POST", "DELETE" })
	void aRequestFromAnAllowedOriginPasses(String method) {
		Response response = send(method + " /seen", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	@Test
	void aPreflightFromAnotherOriginIsRefused() {
		Response response = send("OPTIONS /seen", Site.OTHER_ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.REFUSAL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://other.example", "http://www.example.com", "https://www.example.com:8443",
			"https://abc123.execute-api.us-east-1.amazonaws.com", "https://alb-1234567890.us-east-1.elb.amazonaws.com",
			"https://abcdefghijklmnopqrstuvwxyz012345.lambda-url.us-east-1.on.aws" })
	void aRequestFromAnotherOriginIsRefused(String origin) {
		Response response = this.function.handle(event("POST /echo", "Origin: " + origin).withBody("text"));
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).containsPattern("^origin-(not-allowed|port-differs|without-tls): ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://site.example.com,https://other.example",
			"https://site.example.com, https://site.example.com" })
	void severalOriginsInOneHeaderAreRefused(String origins) {
		assertThat(send("POST /seen", "Origin: " + origins).status()).isEqualTo(403);
	}

	@Test
	void aRequestFromTheSameOriginPassesWithItsBody() {
		Response response = this.function.handle(event("POST /echo", OWN_ORIGIN).withBody("text"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("text");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void requestThatBypassesCloudFrontIsRefused() {
		Response response = this.function.handle(event("GET /seen").without("X-Origin-Verify"));
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith(this.function.gateway().reasonWithoutSecret() + ":");
	}

	@ParameterizedTest
	@ValueSource(strings = { "guess", "guess," + Gateway.SECRET, Gateway.SECRET + ",guess",
			Gateway.SECRET + "," + Gateway.SECRET, "," })
	void wrongSecretIsRefused(String secret) {
		assertThat(send("GET /seen", "X-Origin-Verify: " + secret).status()).isEqualTo(400);
	}

	@Test
	void clientCannotChangeTheHost() {
		Response response = send("GET /seen", "Forwarded: for=6.6.6.6,host=evil.example;proto=http",
				"X-Forwarded-Prefix: //evil.example", "X-Forwarded-Ssl: off");
		assertThat(response.body())
			.contains("url=https://www.example.com/seen\n", "forwarded=null\n", "forwardeds=[]\n",
					"x-forwarded-prefix=null\n")
			.doesNotContain("evil.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example, www.example.com", "www.example.com,evil.example",
			"www.example.com@evil.example", "" })
	void unlistedHostIsRefused(String host) {
		assertThat(send("GET /seen", "X-Forwarded-Host: " + host).status()).isEqualTo(400);
	}

	@Test
	void headersWithCommasReachTheApplicationWhole() {
		Response response = send("GET /accepted", Site.ORIGIN, "Accept: text/html,text/plain;q=0.9,*/*;q=0.8");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("text/html,text/plain;q=0.9,*/*;q=0.8");
	}

	@Test
	void whatTheApplicationAddsToVaryStaysBesideTheOrigin() {
		assertThat(send("GET /varies", Site.ORIGIN).lines("Vary"))
			.containsExactly("Vary: Origin, Accept-Language, Accept");
	}

	@Test
	void anErrorCarriesTheHeaders() {
		Response response = send("GET /fails", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(409);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	private Response send(String requestLine, String... headers) {
		return this.function.handle(event(requestLine, headers));
	}

	private LambdaEvent event(String requestLine, String... headers) {
		return this.function.gateway().event(requestLine, headers);
	}

	@Import({ WithoutSpringSecurity.class, SeenRequestHandlers.class, RedirectHandlers.class, Handlers.class })
	static class Application {

	}

	@RestController
	static class Handlers {

		@PostMapping("/echo")
		String echo(@RequestBody String body) {
			return body;
		}

		@GetMapping("/accepted")
		String accepted(@RequestHeader("Accept") String accept) {
			return accept;
		}

		@GetMapping("/varies")
		void varies(HttpServletResponse response) {
			response.addHeader("Vary", "Accept-Language");
			response.addHeader("Vary", "Accept");
		}

	}

}
