package io.github.corsstarter.reactive;

import java.io.IOException;
import java.util.List;

import io.github.corsstarter.verification.HttpConnection;
import io.github.corsstarter.verification.LeakedBuffers;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests with a body that is not read, or not to its end.
 */
class ReactiveBodyTests {

	/**
	 * In the body of a refused request.
	 */
	private static final String HIDDEN_REQUEST = "GET /missing HTTP/1.1\r\nHost: localhost\r\n\r\n";

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start("reactive", List.of(Handlers.class, Uploads.class),
				List.of(Site.ALLOWED_ORIGINS, Site.CREDENTIALS, Site.EXPOSE_HEADERS, "cors.csrf.enabled=true",
						"spring.webflux.multipart.max-in-memory-size=1KB",
						"spring.webflux.multipart.max-disk-usage-per-part=100KB"));
	}

	/**
	 * Of an upload that is too large, Spring loses parts that it has not read yet. Their
	 * traces may name only the server.
	 */
	@AfterAll
	static void stop() throws InterruptedException {
		application.close();
		assertThat(LeakedBuffers.take())
			.allMatch((leak) -> LeakedBuffers.isOfSpring(leak) || leak.contains("DefaultHttpContent"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 46, 200_000 })
	void connectionIsUsedAgainAfterARefusalAndTheUnreadBodyIsNoRequest(int length) throws Exception {
		String body = (HIDDEN_REQUEST + "x".repeat(length)).substring(0, length);
		try (HttpConnection connection = new HttpConnection(application.port())) {
			connection
				.write(refused("Content-Length: " + length) + body + "GET /ok HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(connection.read().status()).isEqualTo(403);
			assertThat(connection.read().body()).isEqualTo("ok");
		}
	}

	@Test
	void chunksOfARefusedRequestAreNoRequest() throws Exception {
		try (HttpConnection connection = new HttpConnection(application.port())) {
			connection.write(refused("Transfer-Encoding: chunked"));
			assertThat(connection.read().status()).isEqualTo(403);
			connection.write(Integer.toHexString(HIDDEN_REQUEST.length()) + "\r\n" + HIDDEN_REQUEST + "\r\n0\r\n\r\n");
			connection.write("GET /ok HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(connection.read().body()).isEqualTo("ok");
		}
	}

	/**
	 * The server asked for no body, and cannot know whether one comes.
	 */
	@Test
	void clientThatWaitsBeforeItSendsTheBodyIsRefusedWithoutIt() throws Exception {
		try (HttpConnection connection = new HttpConnection(application.port())) {
			connection.write(refused("Content-Length: 46", "Expect: 100-continue"));
			assertThat(connection.read().status()).isEqualTo(403);
			assertThat(connection.isOpen()).isFalse();
		}
	}

	/**
	 * Spring has no better status for a file that is too large.
	 */
	@ParameterizedTest
	@CsvSource({ "/upload, 10, 200", "/upload, 50000, 200", "/upload, 300000, 500", "/stops, 300000, 500",
			"/ignores, 300000, 200", "/missing, 300000, 404" })
	void responseToAnUploadHasTheHeaders(String path, int length, int status) throws Exception {
		Response response = upload(path, length, Site.ORIGIN);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@Test
	void uploadOfAnotherSiteIsRefusedBeforeItIsRead() throws Exception {
		int before = application.bean(Uploads.class).begun;
		assertThat(upload("/upload", 300_000, Site.OTHER_ORIGIN).status()).isEqualTo(403);
		assertThat(application.bean(Uploads.class).begun).isEqualTo(before);
	}

	@Test
	void clientThatBreaksOffInTheMiddleHarmsNoOtherRequest() throws Exception {
		for (String origin : List.of(Site.ORIGIN, Site.OTHER_ORIGIN)) {
			try (HttpConnection connection = new HttpConnection(application.port())) {
				connection.write("POST /upload HTTP/1.1\r\nHost: localhost\r\n" + origin
						+ "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n"
						+ "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n");
				connection.reset();
			}
		}
		assertThat(application.get("/ok", Site.ORIGIN).status()).isEqualTo(200);
	}

	private static String refused(String... lines) {
		return "POST /ok HTTP/1.1\r\nHost: localhost\r\n" + Site.OTHER_ORIGIN + "\r\n" + String.join("\r\n", lines)
				+ "\r\n\r\n";
	}

	/**
	 * As a browser, which does not ask the server to close the connection: then the
	 * server reads what is left of the body.
	 */
	private static Response upload(String path, int length, String origin) throws IOException {
		String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
				+ "x".repeat(length) + "\r\n--b--\r\n";
		try (HttpConnection connection = new HttpConnection(application.port())) {
			connection.write("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + origin
					+ "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + body.length()
					+ "\r\n\r\n" + body);
			return connection.read();
		}
	}

	@RestController
	static class Uploads {

		private volatile int begun;

		@PostMapping("/upload")
		Mono<Integer> upload(@RequestPart("file") FilePart file) {
			this.begun++;
			return file.content().map(Uploads::release).reduce(0, Integer::sum);
		}

		@PostMapping("/stops")
		Mono<Integer> stops(ServerHttpRequest request) {
			return request.getBody()
				.map(Uploads::release)
				.next()
				.flatMap((length) -> Mono.error(new IllegalStateException("On purpose")));
		}

		@PostMapping("/ignores")
		Mono<String> ignores() {
			return Mono.just("ignored");
		}

		private static int release(DataBuffer buffer) {
			int length = buffer.readableByteCount();
			DataBufferUtils.release(buffer);
			return length;
		}

	}

}
