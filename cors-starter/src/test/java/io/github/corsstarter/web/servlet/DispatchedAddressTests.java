package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request tells the public address in every kind of dispatch that servlets have.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class DispatchedAddressTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream
			.of(Server.startEach(SeenRequestHandlers.class, PublicAddressTests.settings("cors.enabled=true")),
					Server.startEach(SeenRequestHandlers.class, PublicAddressTests.settings(Site.ALLOWED_ORIGINS)))
			.flatMap((each) -> each);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "/forwards, /prod/deep/er/seen, 200", "/fails, /prod/error, 409", "/throws, /prod/error, 500",
			"/missing, /prod/error, 404", "/servlet/writes, /prod/servlet/writes, 200",
			"/servlet/dispatches, /prod/seen, 200", "/servlet/fails, /prod/error, 409" })
	void theAddressIsThePublicOneInEveryDispatch(String path, String uri, int status) {
		Response response = this.application.sendRaw("GET " + path, PublicAddressTests.FORWARDED);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.body()).contains("scheme=https\n", "secure=true\n", "name=www.example.com\n", "port=443\n",
				"url=https://www.example.com" + uri + "\n", "uri=" + uri + "\n", "context=/prod\n",
				"path=" + uri.substring("/prod".length()) + "\n");
	}

	@Test
	void anIncludedHandlerIsFoundBelowThePublicPrefix() {
		Response response = this.application.sendRaw("GET /includes", PublicAddressTests.FORWARDED);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("uri=/prod/includes\n", "context=/prod\n", "path=/deep/er/seen\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/forwards", "/includes", "/fails", "/throws", "/missing", "/servlet/writes",
			"/servlet/dispatches", "/servlet/fails" })
	void noHeaderContradictsThePublicAddress(String path) {
		Response response = this.application.sendRaw("GET " + path, PublicAddressTests.FORWARDED);
		assertThat(response.body())
			.contains("names=[host]\n", "host=www.example.com\n", "hosts=[www.example.com]\n", "forwarded=null\n",
					"forwardeds=[]\n", "x-forwarded-host=null\n", "x-forwarded-hosts=[]\n", "x-forwarded-port=null\n",
					"x-forwarded-prefix=null\n", "x-forwarded-ssl=null\n", "x-forwarded-proto=null\n",
					"x-origin-verify=null\n", "x-origin-verifys=[]\n")
			.doesNotContain("evil.example", "kMfE3hX9", "backend.internal");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/forwards", "/fails", "/missing", "/servlet/writes", "/servlet/dispatches" })
	void clientAddressIsTheEntryThatTheOutermostProxyAdded(String path) {
		Response response = this.application.sendRaw("GET " + path, PublicAddressTests.FORWARDED);
		assertThat(response.body()).contains("remote=203.0.113.9\n", "remoteHost=203.0.113.9\n");
	}

}
