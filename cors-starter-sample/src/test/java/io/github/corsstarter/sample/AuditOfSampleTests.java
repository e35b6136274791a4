package io.github.corsstarter.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.corsstarter.browser.Page;
import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.audit.AuditReport;
import io.github.corsstarter.doctor.audit.Auditor;
import io.github.corsstarter.doctor.audit.Finding;
import io.github.corsstarter.doctor.audit.Limits;
import io.github.corsstarter.doctor.audit.Weakness;
import io.github.corsstarter.doctor.wire.ConnectionSettings;
import io.github.corsstarter.doctor.wire.Http1Wire;
import io.github.corsstarter.doctor.wire.Wire;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code cors-doctor audit} has nothing to say against the starter's own answers.
 */
@SampleTest
class AuditOfSampleTests {

	@LocalServerPort
	private int port;

	@Test
	void listedOriginIsTheOnlyOneThatIsAllowed() {
		AuditReport report = audit("/api/books");
		assertThat(report.isComplete()).isTrue();
		assertThat(report.findings()).isEmpty();
		assertThat(report.fine()).contains("The answers have Vary: Origin.", "Errors have the CORS headers too.");
	}

	@Test
	void publicPathIsANote() {
		assertThat(weaknesses("/api/public/opening-hours")).containsExactly(Weakness.WILDCARD);
	}

	@Test
	void pathWithoutCorsIsANote() {
		assertThat(weaknesses("/internal/status")).containsExactly(Weakness.ORIGIN_NOT_ALLOWED);
	}

	private List<Weakness> weaknesses(String path) {
		return audit(path).findings().stream().map(Finding::weakness).toList();
	}

	private AuditReport audit(String path) {
		Wire wire = new Http1Wire(new ConnectionSettings(null, Map.of(), null, false, Duration.ofSeconds(20)));
		Url url = Objects.requireNonNull(Url.parse("http://127.0.0.1:" + this.port + path));
		return Auditor.audit(url, Page.at("http://localhost:8081"), wire, new Limits(100, Duration.ofSeconds(60)));
	}

}
