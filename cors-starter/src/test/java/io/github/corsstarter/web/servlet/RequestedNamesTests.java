package io.github.corsstarter.web.servlet;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What preflights ask for, where any method and any header are allowed with credentials.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class RequestedNamesTests {

	private static final String VARY = "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startAll(PlainHandlers.class, Site.ALLOWED_ORIGINS, Site.CREDENTIALS, "cors.allow-methods=*",
				"cors.allow-headers=*", "cors.preflight-max-age=-1");
	}

	@Test
	void aPreflightIsAnsweredWithWhatItAsksFor() {
		Response response = preflight("Access-Control-Request-Headers: authorization,content-type,x-mine");
		assertThat(response.lines("Access-Control-Allow-Methods"))
			.containsExactly("Access-Control-Allow-Methods: PROPFIND");
		assertThat(response.lines("Access-Control-Allow-Headers"))
			.containsExactly("Access-Control-Allow-Headers: authorization, content-type, x-mine");
		assertThat(response.lines("Access-Control-Max-Age")).containsExactly("Access-Control-Max-Age: 0");
		assertThat(response.lines("Vary")).containsExactly(VARY);
	}

	@Test
	void namesOnSeveralLinesAreOneList() {
		assertThat(preflight("Access-Control-Request-Headers: x-a", "Access-Control-Request-Headers: x-b")
			.lines("Access-Control-Allow-Headers")).containsExactly("Access-Control-Allow-Headers: x-a, x-b");
	}

	@Test
	void whatIsTooLongOrNoNameIsNotRepeated() {
		for (String names : List.of("x-" + "a".repeat(5000), "a,".repeat(2000) + "x<script>", "x-a: b")) {
			Response response = preflight("Access-Control-Request-Headers: " + names);
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.lines("Access-Control-Allow-Headers"))
				.containsExactly("Access-Control-Allow-Headers: *");
			assertThat(response.lines("Vary")).containsExactly(VARY);
		}
	}

	@Test
	void nothingIsRepeatedToAnotherOrigin() {
		Response response = this.application.sendRaw("OPTIONS /items", Site.OTHER_ORIGIN,
				"Access-Control-Request-Method: PROPFIND", "Access-Control-Request-Headers: x-mine");
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
	}

	@Test
	void otherResponsesVaryByTheOriginAlone() {
		assertThat(this.application.get("/items", Site.ORIGIN).lines("Vary")).containsExactly("Vary: Origin");
	}

	private Response preflight(String... lines) {
		return this.application.sendRaw("OPTIONS /items",
				Stream.concat(Stream.of(Site.ORIGIN, "Access-Control-Request-Method: PROPFIND"), Stream.of(lines))
					.toArray(String[]::new));
	}

}
