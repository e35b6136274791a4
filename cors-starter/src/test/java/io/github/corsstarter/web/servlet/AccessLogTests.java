package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The access log of Tomcat, which is written after all filters.
 */
class AccessLogTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			cors.hosts.forwarded-for-hops=1                   | X-Forwarded-For: 203.0.113.9            | 203.0.113.9
			cors.hosts.client-address-header=CF-Connecting-IP | CF-Connecting-IP: 2001:db8::9           | 2001:db8::9
			cors.hosts.client-address-header=X-Real-IP        | X-Real-IP: 203.0.113.9:4711             | 203.0.113.9
			cors.hosts.scheme=https                           | X-Forwarded-For: 203.0.113.9            | 127.0.0.1
			""")
	void accessLogHasTheClient(String setting, String header, String client) throws IOException {
		assertThat(log("%h %a %v:%p", setting, header)).containsExactly(client.equals("127.0.0.1")
				? "127.0.0.1 127.0.0.1 www.example.com:80" : client + " " + client + " www.example.com:443");
	}

	@ParameterizedTest
	@CsvSource({ "true, 203.0.113.9", "false, 127.0.0.1" })
	void settingOfTheApplicationWins(boolean enabled, String client) throws IOException {
		assertThat(log("%a", "cors.hosts.forwarded-for-hops=1", "X-Forwarded-For: 203.0.113.9",
				"server.tomcat.accesslog.request-attributes-enabled=" + enabled))
			.containsExactly(client);
	}

	private List<String> log(String pattern, String setting, String header, String... further) throws IOException {
		String[] settings = Stream
			.concat(Stream.of(further), Stream.of(setting, "cors.hosts.allowed=www.example.com",
					"cors.hosts.trusted-proxies=127.0.0.1", "cors.hosts.forwarded-proto-header=X-Forwarded-Proto",
					"server.tomcat.accesslog.enabled=true", "server.tomcat.accesslog.pattern=" + pattern,
					"server.tomcat.accesslog.directory=" + this.directory, "server.tomcat.accesslog.buffered=false"))
			.toArray(String[]::new);
		try (RunningApplication application = Server.TOMCAT.start(SeenRequestHandlers.class, settings)) {
			application.sendRaw("GET /seen", "Host: www.example.com", "X-Forwarded-Proto: https", header);
		}
		try (Stream<Path> files = Files.list(this.directory)) {
			return Files.readAllLines(files.findFirst().orElseThrow());
		}
	}

}
