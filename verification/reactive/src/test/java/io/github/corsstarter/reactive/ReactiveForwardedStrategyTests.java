package io.github.corsstarter.reactive;

import java.util.List;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Applications in which Reactor Netty ({@code native}) or Spring ({@code framework})
 * reads forwarded headers before all filters: the host that handlers see is the one that
 * is checked.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReactiveForwardedStrategyTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			none      | http://www.example.com  | http://www.example.com  | http://www.example.com
			native    | https://front.example   | host-not-allowed:       | host-malformed:
			framework | https://front.example   | host-not-allowed:       | host-malformed:
			""")
	void hostThatHandlersSeeIsChecked(String strategy, String listed, String other, String withUser) {
		try (RunningApplication application = RunningApplication.start(strategy, List.of(Handlers.class),
				List.of(Site.ALLOWED_ORIGINS, "cors.hosts.allowed=www.example.com,front.example",
						"server.forward-headers-strategy=" + strategy))) {
			assertThat(body(application, "X-Forwarded-Host: front.example", "X-Forwarded-Proto: https"))
				.startsWith(listed);
			assertThat(body(application, "Forwarded: host=front.example;proto=https")).startsWith(listed);
			assertThat(body(application, "X-Forwarded-Host: evil.example")).startsWith(other);
			assertThat(body(application, "X-Forwarded-Host: evil.example, front.example")).startsWith(other);
			assertThat(body(application, "Forwarded: host=evil.example")).startsWith(other);
			assertThat(body(application, "X-Forwarded-Host: user@front.example")).startsWith(withUser);
			assertThat(body(application, "X-Forwarded-Host: user:pass@front.example")).doesNotContain("pass");
			assertThat(application.sendRaw("GET /address", "Host: evil.example", "X-Forwarded-Host: front.example")
				.status()).isEqualTo(strategy.equals("none") ? 400 : 200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "native", "framework" })
	void schemeThatIsNotOneOfTheWebIsRefused(String strategy) {
		try (RunningApplication application = RunningApplication.start(strategy, List.of(Handlers.class),
				List.of("cors.hosts.allowed=www.example.com", "server.forward-headers-strategy=" + strategy))) {
			assertThat(body(application, "X-Forwarded-Proto: javascript")).startsWith("scheme-invalid: ");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "native", "framework" })
	void ownOriginIsThePublicOne(String strategy) {
		try (RunningApplication application = RunningApplication.start(strategy, List.of(Handlers.class),
				List.of("cors.csrf.enabled=true", "server.forward-headers-strategy=" + strategy))) {
			Request post = Request.of("POST", "/ok", "X-Forwarded-Host: front.example", "X-Forwarded-Proto: https");
			assertThat(application.peer().send(post.with("Origin: https://front.example")).status()).isEqualTo(200);
			assertThat(application.peer().send(post.with(Site.OTHER_ORIGIN)).status()).isEqualTo(403);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "native", "framework" })
	void serverMustNotReadWhatTheStarterReads(String strategy, CapturedOutput output) {
		assertThatException().isThrownBy(() -> RunningApplication
			.start(strategy, List.of(Handlers.class), List.of("cors.hosts.allowed=www.example.com",
					"cors.hosts.use-x-forwarded-host=true", "server.forward-headers-strategy=" + strategy))
			.close());
		assertThat(output).contains("server.forward-headers-strategy = \"" + strategy + "\"",
				"-> Remove it, or write none");
	}

	private static String body(RunningApplication application, String... lines) {
		String[] all = new String[lines.length + 1];
		all[0] = "Host: www.example.com";
		System.arraycopy(lines, 0, all, 1, lines.length);
		return application.sendRaw("GET /address", all).body();
	}

}
