package io.github.corsstarter.doctor.audit;

import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.doctor.wire.Wire;
import io.github.corsstarter.doctor.wire.WireAnswer;
import io.github.corsstarter.doctor.wire.WireException;
import io.github.corsstarter.doctor.wire.WireException.Kind;
import io.github.corsstarter.doctor.wire.WireRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What an audit may send.
 */
class ProberTests {

	private static final URI URL = URI.create("http://api.example.com/");

	private final List<WireRequest> sent = new ArrayList<>();

	private final Wire wire = (request) -> {
		this.sent.add(request);
		return new WireAnswer("HTTP/1.1", 200, "OK", List.of(), "", List.of(), List.of(), null, 1);
	};

	@Test
	void noMoreThan40RequestsAreSent() {
		Prober prober = prober(this.wire, 1000);
		for (int i = 0; i < 50; i++) {
			prober.send("GET", URL);
		}
		assertThat(this.sent).hasSize(40);
		assertThat(prober.requests()).isEqualTo(40);
	}

	@Test
	void requestsAreSpreadOverTime() {
		Prober prober = prober(this.wire, 50);
		long start = System.nanoTime();
		for (int i = 0; i < 6; i++) {
			prober.send("GET", URL);
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
	}

	@ParameterizedTest
	@CsvSource({ "POST, http://api.example.com/", "DELETE, http://api.example.com/", "GET, http://other.example.com/",
			"GET, http://api.example.com.other.example/" })
	void nothingWithEffectAndNoOtherHostIsAsked(String method, URI url) {
		assertThatIllegalArgumentException().isThrownBy(() -> prober(this.wire, 1000).send(method, url));
		assertThat(this.sent).isEmpty();
	}

	@Test
	void threeFailuresAfterEachOtherEndIt() {
		Prober prober = prober((request) -> {
			this.sent.add(request);
			throw new WireException(Kind.CLOSED, "closed");
		}, 1000);
		for (int i = 0; i < 10; i++) {
			assertThat(prober.send("GET", URL)).isNull();
		}
		assertThat(this.sent).hasSize(3);
		assertThat(prober.failure()).isEqualTo("closed");
	}

	@Test
	void whatCannotBeSentIsNoFailure() {
		Prober prober = prober((request) -> {
			throw new WireException(Kind.UNSUPPORTED, "not over HTTP/2");
		}, 1000);
		assertThat(prober.send("GET", URL)).isNull();
		assertThat(prober.failure()).isNull();
		assertThat(prober.requests()).isZero();
	}

	private static Prober prober(Wire wire, int rate) {
		return new Prober(wire, "api.example.com", new Limits(rate, Duration.ofSeconds(60)));
	}

}
