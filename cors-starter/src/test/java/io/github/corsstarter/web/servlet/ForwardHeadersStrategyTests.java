package io.github.corsstarter.web.servlet;

import java.util.Locale;
import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With a list of hosts alone, the server or Spring finds out the name of the application,
 * and the name that the application sees is the one that is judged.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
@ExtendWith(OutputCaptureExtension.class)
class ForwardHeadersStrategyTests {

	@Parameter
	private Strategy strategy;

	static Stream<Strategy> applications() {
		return Stream.of("none", "native", "framework")
			.flatMap((name) -> Server
				.startEach(SeenRequestHandlers.class, "cors.hosts.allowed=www.example.com,[2001:db8::1]",
						"server.forward-headers-strategy=" + name)
				.map((application) -> new Strategy(name, application)));
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			# Host              | X-Forwarded-Host | none | native and framework
			www.example.com     | -                | 200  | 200
			www.example.com     | evil.example     | 200  | 400
			evil.example        | www.example.com  | 400  | 200
			evil.example        | -                | 400  | 400
			backend.internal    | www.example.com  | 400  | 200
			[2001:db8::1]       | -                | 200  | 200
			[2001:db8::1]:8080  | -                | 200  | 200
			[2001:db8::2]       | -                | 400  | 400
			WWW.Example.com:81  | -                | 200  | 200
			""")
	void nameThatTheApplicationSeesIsChecked(String host, String forwarded, int without, int with) {
		Response response = send("Host: " + host,
				(forwarded != null) ? "X-Forwarded-Host: " + forwarded : "X-Nothing: at all");
		assertThat(response.status()).isEqualTo(this.strategy.name.equals("none") ? without : with);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded: host=evil.example", "X-Forwarded-Host: evil.example, www.example.com",
			"X-Forwarded-Host: www.example.com, evil.example", "X-Forwarded-Host: evil.example:80",
			"X-Forwarded-Host: a b<script>", "X-Forwarded-Host: www.example.com@evil.example", "X-Forwarded-Host: [::1",
			"X-Forwarded-Host: evil_example", "X-Forwarded-Server: evil.example" })
	void whateverIsForgedTheApplicationSeesNoNameThatIsNotListed(String header) {
		Response response = send("Host: www.example.com", header);
		if (response.status() == 200) {
			assertThat(response.body().toLowerCase(Locale.ROOT)).contains("name=www.example.com\n");
		}
		else {
			assertThat(response.status()).isEqualTo(400);
			assertThat(response.body()).doesNotContain("evil.example", "<script>");
		}
	}

	@Test
	void syntaxOfTheHostHeaderIsChecked() {
		assertThat(send("Host: www.example.com:").status()).isEqualTo(400);
		assertThat(send("Host: www.example.com:", "X-Forwarded-Host: www.example.com").status()).isEqualTo(400);
	}

	@Test
	void logSaysWhereTheHostWasFound(CapturedOutput output) {
		send("Host: evil.example");
		assertThat(output).contains("The header Host held \"evil.example\", sent by ");
		if (this.strategy.name.equals("framework")) {
			send("Host: www.example.com", "X-Forwarded-Host: other.example");
			assertThat(output).contains("The server found the host to be \"other.example\", sent by ");
		}
	}

	private Response send(String... headers) {
		return this.strategy.application.sendRaw("GET /seen", headers);
	}

	record Strategy(String name, RunningApplication application) implements AutoCloseable {

		@Override
		public void close() {
			this.application.close();
		}

	}

}
