package io.github.corsstarter.doctor.layer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.wire.ConnectionSettings;
import io.github.corsstarter.doctor.wire.Http1Wire;
import io.github.corsstarter.doctor.wire.WireAnswer;
import io.github.corsstarter.doctor.wire.WireException;
import io.github.corsstarter.doctor.wire.WireRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers as layers write them, by their documentation and public reports, and answers
 * that look alike and are not theirs.
 */
class FingerprintsTests {

	@ParameterizedTest
	@MethodSource("answers")
	void layerThatAnsweredIsNamed(Example example) throws WireException {
		List<Trace> traces = Fingerprints.in(example.receive());
		assertThat(traces).isNotEmpty();
		assertThat(traces.get(0).layer()).hasToString(example.layer());
		assertThat(traces.get(0).role()).isEqualTo(Trace.Role.ANSWERED);
		assertThat(traces.get(0).evidence()).isNotEmpty();
		assertThat(traces.get(0).meaning()).isNotNull();
		assertThat(traces.get(0).action()).isNotNull();
	}

	@ParameterizedTest
	@MethodSource("lookAlikes")
	void whatOnlyLooksAlikeStaysUnknown(Example example) throws WireException {
		assertThat(Fingerprints.in(example.receive())).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			X-Cache: Miss from cloudfront               | CLOUDFRONT
			Via: 1.1 a.cloudfront.net (CloudFront)      | CLOUDFRONT
			x-amz-apigw-id: a                           | API_GATEWAY_REST
			Apigw-Requestid: a                          | API_GATEWAY_HTTP
			CF-RAY: a                                   | CLOUDFLARE
			x-azure-ref: a                              | AZURE_FRONT_DOOR
			Via: 1.1 google                             | GOOGLE_LOAD_BALANCER
			x-nf-request-id: a                          | NETLIFY
			x-vercel-id: a                              | VERCEL
			Server: nginx/1.22.1                        | NGINX
			x-envoy-upstream-service-time: 3            | ENVOY
			X-Cors-Decision: origin-listed              | CORS_STARTER
			""")
	void layerThatPassesTheAnswerOfAnotherOnIsNamed(String header, Layer layer) throws WireException {
		assertThat(Fingerprints.in(receive("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\nhello"))).singleElement()
			.returns(layer, Trace::layer)
			.returns(Trace.Role.PASSED, Trace::role);
	}

	static Stream<Example> answers() throws IOException {
		return read("answers.txt");
	}

	static Stream<Example> lookAlikes() throws IOException {
		return read("look-alikes.txt");
	}

	private static Stream<Example> read(String name) throws IOException {
		try (InputStream in = Objects.requireNonNull(FingerprintsTests.class.getResourceAsStream(name))) {
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return Stream.of(text.split("(?m)^=== ")).skip(1).map(Example::parse);
		}
	}

	private static WireAnswer receive(String text) throws WireException {
		try (RawServer server = RawServer.answering(text)) {
			return new Http1Wire(new ConnectionSettings(null, Map.of(), null, false, Duration.ofSeconds(20)))
				.exchange(new WireRequest("GET", URI.create(server.url("/")), List.of(), null));
		}
	}

	/**
	 * An answer, and the layer that wrote it.
	 */
	record Example(String layer, String text) {

		static Example parse(String block) {
			String[] parts = block.split("\n", 2);
			int body = parts[1].indexOf("\n\n");
			return new Example(parts[0],
					parts[1].substring(0, body).replace("\n", "\r\n") + "\r\n\r\n" + parts[1].substring(body + 2));
		}

		WireAnswer receive() throws WireException {
			return FingerprintsTests.receive(this.text);
		}

		@Override
		public String toString() {
			return this.layer + ": " + this.text.lines().findFirst().orElse("");
		}

	}

}
