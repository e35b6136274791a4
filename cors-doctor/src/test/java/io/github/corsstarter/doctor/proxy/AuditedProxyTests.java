package io.github.corsstarter.doctor.proxy;

import java.io.IOException;
import java.nio.file.Path;

import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.SmallApi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An audit of real proxies that write a header that the application writes too.
 */
class AuditedProxyTests {

	private static final String FINDING = "MEDIUM  Access-Control-Allow-Origin has several values\n";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					NGINX   | location / { add_header Access-Control-Allow-Origin * always; proxy_pass http://{application}; }                                                       | remove add_header for the Access-Control-* headers from nginx
					APACHE  | Header always set Access-Control-Allow-Origin *{line}ProxyPass / http://{application}/                                                                 | remove Header set for the Access-Control-* headers from Apache
					HAPROXY | http-response add-header access-control-allow-origin *                                                                                                | remove the CORS headers of the proxy
					""")
	void secondValueOfAProxyIsFound(RealProxy proxy, String lines, String fix) throws IOException {
		String audit = audit(proxy, lines);
		assertThat(audit).contains(FINDING).contains(fix).doesNotContain("The origin itself is not allowed here");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					NGINX   | location / { proxy_pass http://{application}; }
					NGINX   | location / { proxy_hide_header Access-Control-Allow-Origin; add_header Access-Control-Allow-Origin * always; proxy_pass http://{application}; }
					APACHE  | ProxyPass / http://{application}/
					HAPROXY | http-response set-header access-control-allow-origin *
					""")
	void fixOfTheFindingHelps(RealProxy proxy, String lines) throws IOException {
		assertThat(audit(proxy, lines)).contains("\nFine\n")
			.doesNotContain(FINDING, "The origin itself is not allowed here");
	}

	private String audit(RealProxy proxy, String lines) throws IOException {
		try (RawServer application = SmallApi.start();
				RealProxy.Running running = proxy.start(lines.replace("{line}", "\n"), application.port(),
						this.directory)) {
			return Command
				.run("audit", running.url("/items"), "--origin", SmallApi.PAGE, "--connect-to",
						"127.0.0.1:" + running.port(), "--rate", "100")
				.output();
		}
	}

}
