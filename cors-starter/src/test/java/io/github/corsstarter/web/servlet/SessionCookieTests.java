package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The session cookie is secure if the public scheme of the request is https, and only
 * then.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class SessionCookieTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream
			.of("server.servlet.session.cookie.http-only=true", "server.servlet.session.cookie.name=SID",
					"server.servlet.session.cookie.same-site=none")
			.flatMap((setting) -> Server.startEach(Sessions.class, "cors.hosts.allowed=www.example.com",
					"cors.hosts.use-x-forwarded-host=true", setting));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/creates", "/creates-anew", "/changes" })
	void cookieIsSecureBehindAProxyThatEndsTls(String path) {
		Response response = send(path, "https");
		assertThat(sessionCookies(response)).isNotEmpty().allMatch((line) -> line.endsWith("; Secure"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/creates", "/creates-anew", "/changes" })
	void cookieIsNotSecureOverHttp(String path) {
		Response response = send(path, "http");
		assertThat(sessionCookies(response)).isNotEmpty().noneMatch((line) -> line.contains("Secure"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "https" })
	void otherCookiesStayAsTheApplicationWroteThem(String scheme) {
		assertThat(send("/creates", scheme).lines("Set-Cookie")).contains("Set-Cookie: before=1", "Set-Cookie: after=2")
			.hasSize(3);
	}

	private Response send(String path, String scheme) {
		return this.application.sendRaw("GET " + path, "Host: www.example.com", "X-Forwarded-Proto: " + scheme);
	}

	private Stream<String> sessionCookies(Response response) {
		return response.lines("Set-Cookie").stream().filter((line) -> line.matches("Set-Cookie: (JSESSIONID|SID)=.*"));
	}

	@RestController
	static class Sessions {

		@GetMapping("/creates")
		void creates(HttpServletRequest request, HttpServletResponse response) {
			response.addCookie(new Cookie("before", "1"));
			request.getSession();
			request.getSession(false);
			response.addCookie(new Cookie("after", "2"));
		}

		@GetMapping("/creates-anew")
		void createsAnew(HttpServletRequest request) {
			request.getSession(true).invalidate();
			request.getSession(true);
		}

		@GetMapping("/changes")
		void changes(HttpServletRequest request) {
			request.getSession();
			request.changeSessionId();
		}

	}

}
