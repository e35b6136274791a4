package io.github.corsstarter.sample.gateway;

import java.util.List;
import java.util.regex.Pattern;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.JavaProcess;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged gateway in front of the packaged sample.
 */
class GatewayIT {

	private static final String PAGE = "http://localhost:3000";

	/**
	 * The page of the sample, which its API allows.
	 */
	private static final String PAGE_OF_THE_API = "http://localhost:8081";

	private static JavaProcess sample;

	private static JavaProcess started;

	private static HttpPeer api;

	private static HttpPeer gateway;

	@BeforeAll
	static void start() {
		sample = JavaProcess
			.start(List.of("-jar", System.getProperty("sample.jar"), "--server.port=0", "--sample.page-port=0"));
		api = new HttpPeer(port(sample, "Tomcat started on ports? (\\d+)"));
		started = JavaProcess.start(
				List.of("-jar", System.getProperty("gateway.jar"), "--server.port=0", "--SAMPLE_API=" + api.origin()));
		gateway = new HttpPeer(port(started, "Netty started on port (\\d+)"));
	}

	private static int port(JavaProcess process, String line) {
		return Integer.parseInt(process.await(Pattern.compile(line)).group(1));
	}

	@AfterAll
	static void stop() {
		started.close();
		sample.close();
	}

	@Test
	void pageThatTheGatewayAllowsReadsTheBooks() {
		Response response = gateway.get("/api/books", "Origin: " + PAGE);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("Middlemarch");
		assertThat(response.accessControlLines()).contains("Access-Control-Allow-Origin: " + PAGE,
				"Access-Control-Allow-Credentials: true");
		assertThat(api.get("/api/books", "Origin: " + PAGE).accessControlLines()).isEmpty();
	}

	@Test
	void pageThatTheApiAloneAllowsReadsNothing() {
		assertThat(api.get("/api/books", "Origin: " + PAGE_OF_THE_API).values("Access-Control-Allow-Origin"))
			.containsExactly(PAGE_OF_THE_API);
		Response response = gateway.get("/api/books", "Origin: " + PAGE_OF_THE_API);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.accessControlLines()).isEmpty();
	}

	@Test
	void preflightIsAnsweredByTheGateway() {
		Request preflight = Request.preflight("/api/books/1", PAGE, "PATCH", "x-request-id");
		Response response = gateway.send(preflight);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.value("Access-Control-Allow-Methods")).contains("PATCH");
		assertThat(api.send(preflight).values("Access-Control-Allow-Methods"))
			.noneMatch((list) -> list.contains("PATCH"));
	}

}
