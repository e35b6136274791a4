package io.github.corsstarter.testing;

import java.io.IOException;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handlers that say which of them was reached.
 */
@RestController
public class PathHandlers {

	@GetMapping("/api/{*rest}")
	public String api() {
		return "api";
	}

	@GetMapping("/{*rest}")
	public String other() {
		return "other";
	}

	/**
	 * A servlet without Spring, because Spring answers preflights by itself.
	 */
	@Bean
	public ServletRegistrationBean<HttpServlet> servlet() {
		return new ServletRegistrationBean<>(new HttpServlet() {

			@Override
			protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
				response.getWriter().write(request.getMethod() + " of " + request.getPathInfo());
			}

		}, "/servlet/*");
	}

}
