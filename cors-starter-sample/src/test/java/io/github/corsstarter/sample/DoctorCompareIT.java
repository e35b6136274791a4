package io.github.corsstarter.sample;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.browser.FetchRequest;
import io.github.corsstarter.browser.Initiator;
import io.github.corsstarter.browser.Page;
import io.github.corsstarter.doctor.compare.ApplicationDecision;
import io.github.corsstarter.doctor.compare.Comparison;
import io.github.corsstarter.doctor.compare.Verdict;
import io.github.corsstarter.doctor.examine.Question;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.wire.ConnectionSettings;
import io.github.corsstarter.doctor.wire.Http1Wire;
import io.github.corsstarter.doctor.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code cors-doctor compare} with the packaged sample, its endpoint, and the nginx that
 * writes the headers once more.
 */
class DoctorCompareIT {

	private static final String ALLOWED = "https://example.com";

	private static final Wire WIRE = new Http1Wire(
			new ConnectionSettings(null, Map.of(), null, false, Duration.ofSeconds(20)));

	@TempDir
	private static Path directory;

	private static SampleProcess sample;

	private static NginxProcess twice;

	@BeforeAll
	static void start() throws Exception {
		NginxProcess.installed();
		sample = SampleProcess.start(List.of(), List.of("--cors.allowed-origins=" + ALLOWED));
		twice = NginxProcess.start(directory, NginxProcess.mistaken("headers-twice.conf"), sample.api().origin());
	}

	@AfterAll
	static void stop() {
		if (twice != null) {
			twice.close();
		}
		if (sample != null) {
			sample.close();
		}
	}

	@Test
	void layerThatWritesTheHeadersOnceMoreIsNamed() {
		Comparison comparison = Comparison.of(question(ALLOWED), WIRE, application(), WIRE);
		assertThat(comparison.verdict()).isEqualTo(Verdict.BLOCKED_ON_THE_WAY);
		assertThat(comparison.diagnosis().layer()).hasToString(Layer.NGINX.toString());
		assertThat(comparison.diagnosis().cause()).startsWith("nginx writes a second Access-Control-Allow-Origin");
	}

	@Test
	void endpointSaysThatTheApplicationAllowsIt() {
		assertThat(ask(ALLOWED)).satisfies((decision) -> {
			assertThat(decision.problem()).isNull();
			assertThat(decision.reason()).isEqualTo("origin-listed");
			assertThat(decision.verdict()).isNotEmpty();
		});
	}

	@Test
	void endpointSaysWhyTheApplicationDoesNotAllowIt() {
		assertThat(ask("https://other.example").reason()).isEqualTo("origin-not-allowed");
	}

	private static ApplicationDecision ask(String origin) {
		return ApplicationDecision.ask(URI.create(sample.api().origin() + "/actuator/cors"), question(origin),
				application(), WIRE);
	}

	private static Question question(String origin) {
		return Question.of(Page.at(origin), FetchRequest.of(Initiator.FETCH, twice.caller().origin() + "/api/books")
			.header("Content-Type", "application/json"));
	}

	private static URI application() {
		return URI.create(sample.api().origin() + "/api/books");
	}

}
