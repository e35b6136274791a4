package io.github.corsstarter.verification;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is true of every application that passes requests on to a server with CORS of its
 * own: the application alone decides which pages can read the responses.
 */
public abstract class UpstreamScenario {

	/**
	 * The server to pass requests below {@code /api} on to; for those below {@code /down}
	 * there is no server.
	 */
	protected static final Upstream UPSTREAM = Upstream.start();

	/**
	 * The application, with {@link Site#SETTINGS}.
	 * @return the application, which runs
	 */
	protected abstract RunningApplication application();

	@BeforeEach
	void forget() {
		UPSTREAM.received();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/items", "/api/echo", "/api/broken", "/api/echo/broken" })
	void pageOfAnotherOriginGetsNothingOfTheUpstream(String path) {
		Response response = application().get(path, Site.OTHER_ORIGIN);
		assertAnsweredByUpstream(response, path);
		assertThat(response.accessControlLines()).isEmpty();
		assertThat(response.members("Vary")).containsExactlyInAnyOrder("origin", "accept-language");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/items", "/api/echo", "/api/broken", "/api/echo/broken" })
	void responseToARequestWithoutOriginIsLeftAlone(String path) {
		Response response = application().get(path);
		assertAnsweredByUpstream(response, path);
		assertThat(response.lines("Access-Control-Allow-Origin")).containsExactly("Access-Control-Allow-Origin: *");
		assertThat(response.members("Vary")).containsExactlyInAnyOrder("origin", "accept-language");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/items", "/api/echo", "/api/broken", "/api/echo/broken" })
	void pageOfTheSiteGetsOneValueOfEachAndWhatTheUpstreamExposes(String path) {
		Response response = application().get(path, Site.ORIGIN);
		assertAnsweredByUpstream(response, path);
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder("Access-Control-Allow-Origin: " + Site.NAME,
				"Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: x-total, ETag");
		assertThat(response.members("Vary")).containsExactlyInAnyOrder("origin", "accept-language");
	}

	@Test
	void preflightIsAnsweredWithoutTheUpstream() {
		Response response = application().send("OPTIONS", "/api/items", Site.ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.OPTIONS_RESPONSE);
		assertThat(UPSTREAM.received()).isEmpty();
	}

	@Test
	void preflightOfAnotherOriginIsNotPassedOn() {
		Response response = application().send("OPTIONS", "/api/items", Site.OTHER_ORIGIN, Site.REQUEST_METHOD);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE_TO_OTHERS);
		assertThat(UPSTREAM.received()).isEmpty();
	}

	@Test
	void upstreamThatIsDownLeadsToAnErrorThatTheSiteCanRead() {
		Response response = application().get("/down/items", Site.ORIGIN);
		assertThat(response.status()).isBetween(500, 504);
		assertThat(response.corsLines()).containsExactlyInAnyOrder(Site.RESPONSE);
	}

	private static void assertAnsweredByUpstream(Response response, String path) {
		assertThat(response.status()).isEqualTo(path.endsWith("/broken") ? 500 : 200);
		assertThat(response.body()).isEqualTo("upstream");
		assertThat(UPSTREAM.received()).containsExactly("GET " + path);
	}

}
