package io.github.corsstarter.integration;

import java.util.stream.Stream;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Session writes its cookie when the response is about to leave, and keeps what is
 * in the session in a database.
 */
class SessionIntegrationTests extends IntegrationScenario {

	static Stream<IntegrationApplication> applications() {
		return IntegrationApplication.everywhere(Application.class, "session,session.jdbc,jdbc,transaction,sql",
				"server.servlet.session.cookie.same-site=none", "cors.hosts.scheme=https");
	}

	@Override
	String exchanges() {
		return """
				# method | path          | with        | status
				GET      | /api/visits   |             | 200
				GET      | /api/visits   | a session   | 200
				GET      | /api/visits   | a stale one | 200
				POST     | /api/end      | a session   | 200
				GET      | /api/fail     |             | 500
				GET      | /api/broken   | a session   | 500
				GET      | /api/missing  | a session   | 404
				POST     | /api/visits   | a session   | 405
				""";
	}

	@Override
	Request complete(Request request, String with) {
		return switch (with) {
			case "a session" -> request.with(cookie(this.application.get("/api/visits")));
			case "a stale one" -> request.with("Cookie: SESSION=bm90LWEtc2Vzc2lvbg==");
			default -> super.complete(request, with);
		};
	}

	@Test
	void theCookieAndTheHeadersAreOnTheSameResponse() {
		Response response = this.application.get("/api/visits", Site.ORIGIN);
		assertThat(response.value("Set-Cookie")).startsWith("SESSION=").contains("; SameSite=None", "; Secure");
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@Test
	void cookieOfTheSessionIsRecognized() {
		Response first = this.application.get("/api/visits", Site.ORIGIN);
		Response second = this.application.get("/api/visits", Site.ORIGIN, cookie(first));
		assertThat(first.body()).isEqualTo("1");
		assertThat(second.body()).isEqualTo("2");
		assertThat(second.lines("Set-Cookie")).isEmpty();
	}

	@Test
	void failureAfterTheSessionStartedKeepsCookieAndHeaders() {
		Response response = this.application.get("/api/fail", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.value("Set-Cookie")).startsWith("SESSION=");
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	private static String cookie(Response response) {
		return "Cookie: " + response.value("Set-Cookie").split(";")[0];
	}

	@Import({ ItemHandlers.class, Visits.class })
	static class Application {

	}

	@RestController
	static class Visits {

		@GetMapping("/api/visits")
		String visit(HttpSession session) {
			int visits = (session.getAttribute("visits") instanceof Integer number) ? number + 1 : 1;
			session.setAttribute("visits", visits);
			return String.valueOf(visits);
		}

		@PostMapping("/api/end")
		void end(HttpSession session) {
			session.invalidate();
		}

		@GetMapping("/api/fail")
		void fail(HttpSession session) {
			session.setAttribute("visits", 1);
			throw new IllegalStateException("broken on purpose");
		}

	}

}
