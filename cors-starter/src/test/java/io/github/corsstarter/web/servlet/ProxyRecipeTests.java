package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.github.corsstarter.testing.DocumentedSettings;
import io.github.corsstarter.testing.FrontProxy;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lines of {@code docs/hosts.md} for Apache and HAProxy, in a real one, in front of
 * an application with the settings of the same section.
 */
class ProxyRecipeTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void applicationSeesThePublicAddressWhateverTheClientSends(FrontProxy proxy) throws IOException {
		String heading = (proxy == FrontProxy.APACHE) ? "Apache" : "HAProxy";
		try (RunningApplication application = Server.TOMCAT.start(SeenRequestHandlers.class,
				DocumentedSettings.of(heading));
				FrontProxy.Running running = proxy.start(configuration(heading), application.port(), this.directory)) {
			assertThat(send(running, "Host: www.example.com").body()).contains("url=http://www.example.com/seen\n",
					"remote=127.0.0.1\n", "secure=false\n");
			assertThat(send(running, "Host: www.example.com", "X-Forwarded-Host: evil.example",
					"X-Forwarded-Proto: https", "X-Forwarded-For: 6.6.6.6", "X-Forwarded-Prefix: /evil",
					"X-Forwarded-Port: 81", "Forwarded: host=evil.example;proto=https")
				.body()).contains("url=http://www.example.com/seen\n", "remote=127.0.0.1\n", "context=\n");
			assertThat(send(running, "Host: www.example.com:8443").body())
				.contains("url=http://www.example.com:8443/seen\n");
			assertThat(send(running, "Host: evil.example", "X-Forwarded-Host: www.example.com").body())
				.startsWith("host-not-allowed: ");
		}
	}

	private static Response send(FrontProxy.Running proxy, String... lines) {
		return proxy.peer().sendRaw("GET /seen", lines);
	}

	private static String configuration(String heading) throws IOException {
		String page = Files.readString(Path.of("..", "docs", "hosts.md"));
		int section = page.indexOf("\n### " + heading + "\n");
		int start = page.indexOf('\n', page.indexOf("```" + heading.toLowerCase(Locale.ROOT), section)) + 1;
		return page.substring(start, page.indexOf("```", start));
	}

}
