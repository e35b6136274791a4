package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With {@code cors.ignore-trailing-slash} the root of a servlet stays what it is, as the
 * root of the application does, and what is below it has no slash at the end.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class ServletRootTrailingSlashTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Server.startEach(Application.class, "cors.ignore-trailing-slash=true", Site.ALLOWED_ORIGINS,
				"spring.mvc.servlet.path=/mvc");
	}

	@Test
	void aServletThatRedirectsToItsRootDoesSoOnce() {
		assertThat(this.application.get("/console").status()).isEqualTo(302);
		assertThat(this.application.get("/console").lines("Location")).singleElement().asString().endsWith("/console/");
		Response root = this.application.get("/console/");
		assertThat(root.status()).isEqualTo(200);
		assertThat(root.lines("Location")).isEqualTo(List.of());
		assertThat(root.body()).isEqualTo("console / uri=/console/");
	}

	@ParameterizedTest
	@CsvSource({ "/console/page, console /page uri=/console/page", "/console/page/, console /page uri=/console/page",
			"/mvc/, root uri=/mvc/", "/mvc/items, items uri=/mvc/items", "/mvc/items/, items uri=/mvc/items" })
	void whatIsBelowTheRootHasNoSlash(String path, String body) {
		Response response = this.application.get(path);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(body);
	}

	@Import(Handlers.class)
	static class Application {

		@Bean
		ServletRegistrationBean<HttpServlet> console() {
			return new ServletRegistrationBean<>(new HttpServlet() {

				@Override
				protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
					if (request.getPathInfo() == null) {
						response.sendRedirect(request.getRequestURI() + "/");
						return;
					}
					response.getWriter().write("console " + request.getPathInfo() + " uri=" + request.getRequestURI());
				}

			}, "/console/*");
		}

	}

	@RestController
	static class Handlers {

		@GetMapping("/")
		String root(HttpServletRequest request) {
			return "root uri=" + request.getRequestURI();
		}

		@GetMapping("/items")
		String items(HttpServletRequest request) {
			return "items uri=" + request.getRequestURI();
		}

	}

}
