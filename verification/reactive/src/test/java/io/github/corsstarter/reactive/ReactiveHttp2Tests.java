package io.github.corsstarter.reactive;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Http2Client;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * HTTP/2 without TLS, where the host is in {@code :authority} and names are in lower
 * case.
 */
class ReactiveHttp2Tests {

	private static RunningApplication start(String... settings) {
		return RunningApplication.start("reactive", List.of(Handlers.class),
				Stream
					.concat(Site.SETTINGS.stream(),
							Stream.concat(Stream.of("server.http2.enabled=true"), Stream.of(settings)))
					.toList());
	}

	@Test
	void decisionsAreThoseOfHttp1() {
		try (RunningApplication application = start("cors.csrf.enabled=true", "cors.hosts.allowed=localhost")) {
			Http2Client client = new Http2Client(application.peer().origin());
			for (int request = 0; request < 2; request++) {
				Response response = client.send(Request.of("GET", "/ok", Site.ORIGIN));
				assertThat(response.corsLines()).contains(Site.RESPONSE);
			}
			assertThat(client.send(Request.of("GET", "/fails", Site.ORIGIN)).accessControlLines())
				.containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
			assertThat(client.send(Request.of("GET", "/ok", Site.OTHER_ORIGIN)).accessControlLines()).isEmpty();
			assertThat(client.send(Request.preflight("/secret", Site.NAME, "PUT", "content-type")).corsLines())
				.containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
			assertThat(client.send(Request.of("POST", "/ok", "Origin: " + application.peer().origin())).status())
				.isEqualTo(200);
			Response refused = client.send(Request.of("POST", "/ok", Site.OTHER_ORIGIN));
			assertThat(refused.status()).isEqualTo(403);
			assertThat(refused.body()).startsWith("csrf-");
		}
	}

	@Test
	void hostInAuthorityIsCheckedAndShownToHandlers() {
		try (RunningApplication application = start("cors.hosts.allowed=localhost")) {
			assertThat(new Http2Client(application.peer().origin()).send(Request.of("GET", "/address")).body())
				.startsWith(application.peer().origin() + "/address ");
			Response refused = new Http2Client("http://127.0.0.1:" + application.port())
				.send(Request.of("GET", "/address", Site.ORIGIN));
			assertThat(refused.status()).isEqualTo(400);
			assertThat(refused.body()).startsWith("host-not-allowed: ");
			assertThat(refused.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
		}
	}

	@Test
	void publicHostReplacesTheAuthority() {
		try (RunningApplication application = start("cors.hosts.allowed=www.example.com",
				"cors.hosts.use-x-forwarded-host=true")) {
			assertThat(new Http2Client(application.peer().origin())
				.send(Request.of("GET", "/address", "X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https"))
				.body()).startsWith("https://www.example.com/address 127.0.0.1 www.example.com null ");
		}
	}

}
