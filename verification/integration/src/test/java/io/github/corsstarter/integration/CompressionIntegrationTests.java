package io.github.corsstarter.integration;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that compresses, over HTTP/1.1 and over HTTP/2: it adds to {@code Vary} when
 * all filters are done.
 */
class CompressionIntegrationTests extends IntegrationScenario {

	private static final String[] COMPRESSED = { "server.compression.enabled=true",
			"server.compression.min-response-size=1" };

	static Stream<IntegrationApplication> applications() {
		return Stream
			.concat(IntegrationApplication.everywhere(Application.class, "", COMPRESSED),
					Stream.of(false, true)
						.map((refusing) -> IntegrationApplication
							.start("tomcat, HTTP/2" + (refusing ? ", refusing" : ""), Application.class, "tomcat",
									Stream
										.concat(Stream.of(COMPRESSED),
												Stream.of("server.http2.enabled=true",
														"cors.reject-disallowed=" + refusing))
										.toArray(String[]::new))));
	}

	@Override
	String exchanges() {
		return """
				# method | path         | with | status
				GET      | /api/items   | gzip | 200
				GET      | /api/missing | gzip | 404
				GET      | /api/broken  | gzip | 500
				DELETE   | /api/items   | gzip | 405
				""";
	}

	@Override
	Request complete(Request request, String with) {
		return with.equals("gzip") ? request.with("Accept-Encoding: gzip") : super.complete(request, with);
	}

	/**
	 * Tomcat says so of what it might have compressed; Jetty of everything but error
	 * pages, which it never compresses.
	 */
	@Override
	List<String> varyOfServer(Response response) {
		boolean said = this.application.toString().startsWith("tomcat") ? !response.lines("Content-Type").isEmpty()
				: response.status() < 404;
		return said ? List.of("accept-encoding") : List.of();
	}

	@Test
	void whatTheSiteGetsIsCompressed() {
		assertThat(this.application.get("/api/items", Site.ORIGIN, "Accept-Encoding: gzip").value("Content-Encoding"))
			.isEqualTo("gzip");
	}

	@Import(ItemHandlers.class)
	static class Application {

	}

}
