package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with handlers at a path that looks like the public prefix.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class DispatchBelowPrefixTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(SeenRequestHandlers.class, "cors.hosts.prefix=/deep");
	}

	@ParameterizedTest
	@CsvSource({ "/seen, /deep/seen, /seen", "/deep/er/seen, /deep/deep/er/seen, /deep/er/seen",
			"/forwards, /deep/deep/er/seen, /deep/er/seen", "/includes, /deep/includes, /deep/er/seen",
			"/fails, /deep/error, /error", "/callable, /deep/callable, /callable",
			"/servlet/dispatches, /deep/seen, /seen" })
	void thePrefixIsThereOnce(String path, String uri, String seenPath) {
		Response response = this.application.sendRaw("GET " + path);
		assertThat(response.body()).contains("uri=" + uri + "\n", "context=/deep\n", "path=" + seenPath + "\n");
	}

}
