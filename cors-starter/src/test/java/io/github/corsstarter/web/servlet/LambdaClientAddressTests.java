package io.github.corsstarter.web.servlet;

import io.github.corsstarter.testing.LambdaFunction;
import io.github.corsstarter.testing.LambdaGateway;
import io.github.corsstarter.verification.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A function knows its client, though its container may have split the header at commas.
 */
class LambdaClientAddressTests {

	/**
	 * CloudFront and the service behind it append an address each; a function URL is left
	 * out, because it keeps only what the client may have sent itself.
	 */
	@ParameterizedTest
	@EnumSource(names = { "REST_API", "HTTP_API", "LOAD_BALANCER" })
	void clientAddressIsTheSecondFromTheRight(LambdaGateway gateway) {
		try (LambdaFunction function = gateway.start(LambdaGatewayTests.Application.class,
				"cors.hosts.forwarded-for-hops=2")) {
			Response response = function
				.handle(gateway.event("GET /seen", "X-Forwarded-For: 6.6.6.6, 203.0.113.9, 64.252.1.1"));
			assertThat(response.body()).contains("remote=203.0.113.9\n", "remoteHost=203.0.113.9\n");
		}
	}

}
