package io.github.corsstarter.verification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ResponseTests {

	@Test
	void everyLineIsKeptInOrder() {
		Response response = parse(
				"HTTP/1.1 404 Not Found\r\nVary: Origin\r\nX-Other: 1\r\nVary: Accept\r\n\r\nmissing");
		assertThat(response)
			.isEqualTo(new Response(404, List.of("Vary: Origin", "X-Other: 1", "Vary: Accept"), "missing"));
	}

	@Test
	void namesOfHeadersHaveNoCase() {
		Response response = Response.of(200, Map.of("www-AUTHENTICATE", List.of("Basic")), "");
		assertThat(response.lines()).containsExactly("Www-Authenticate: Basic");
		assertThat(response.value("WWW-Authenticate")).isEqualTo("Basic");
	}

	@Test
	void chunksBecomeOneBody() {
		assertThat(parse(
				"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nB\r\n, everybody\r\n0\r\n\r\n")
			.body()).isEqualTo("hello, everybody");
	}

	@Test
	void halfAChunkIsAFailure() {
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"));
	}

	@Test
	void theResponseToHeadHasNoBodyWhateverItsHeadersTell() {
		assertThat(parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").body()).isEmpty();
	}

	@Test
	void compressedBodyIsDecompressed() throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write("größer".getBytes(StandardCharsets.UTF_8));
		}
		assertThat(Response.of(200, Map.of("content-encoding", List.of("gzip")), "")
			.withBody(compressed.toByteArray())
			.body()).isEqualTo("größer");
	}

	@Test
	void valueIsThatOfTheOnlyLine() {
		Response response = parse("HTTP/1.1 200 OK\r\nVary: Origin\r\nVary: Accept\r\n\r\n");
		assertThat(response.values("Vary")).containsExactly("Origin", "Accept");
		assertThatIllegalStateException().isThrownBy(() -> response.value("Vary"));
		assertThatIllegalStateException().isThrownBy(() -> response.value("Location"));
	}

	@Test
	void membersOfAListAreThoseOfAllLines() {
		assertThat(parse("HTTP/1.1 200 OK\r\nVary: Origin,Accept\r\nVary: origin\r\n\r\n").members("Vary"))
			.containsExactly("origin", "accept", "origin");
	}

	@Test
	void malformedResponseIsAFailure() {
		assertThatIllegalStateException().isThrownBy(() -> parse("HTTP/1.1 200 OK\r\n"));
	}

	private static Response parse(String message) {
		return Response.parse(message.getBytes(StandardCharsets.ISO_8859_1));
	}

}
