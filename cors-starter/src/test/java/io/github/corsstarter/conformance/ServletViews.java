package io.github.corsstarter.conformance;

import java.io.IOException;
import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * The views of Django as a servlet.
 */
@TestConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
class ServletViews {

	@Bean
	ServletRegistrationBean<HttpServlet> views() {
		String[] paths = Stream.concat(Stream.of(""), PeerApplication.VIEWS.stream().map((view) -> "/" + view + "/*"))
			.toArray(String[]::new);
		return new ServletRegistrationBean<>(new Views(), paths);
	}

	private static final class Views extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			if (request.getDispatcherType() != DispatcherType.REQUEST) {
				return;
			}
			String view = request.getServletPath().isEmpty() ? "root" : request.getServletPath().substring(1);
			switch (view) {
				case "forbidden" -> response.sendError(403);
				case "missing" -> response.sendError(404);
				case "broken" -> throw new IllegalStateException("raised on purpose");
				default -> {
					response.setHeader("X-View", view.equals("api") ? "any" : view);
					answer(view, request, response);
				}
			}
		}

		private static void answer(String view, HttpServletRequest request, HttpServletResponse response)
				throws IOException {
			switch (view) {
				case "root" -> {
					boolean allowed = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
					response.setStatus(allowed ? 200 : 405);
				}
				case "unauthorized" -> response.setStatus(401);
				case "nothing" -> response.setStatus(204);
				case "redirect" -> response.sendRedirect("/any/");
				case "vary" -> response.setHeader("Vary", request.getParameter("value"));
				case "own" -> {
					response.setHeader("Access-Control-Allow-Origin", "https://own.example");
					response.setHeader("Access-Control-Allow-Methods", "OWN");
					response.setHeader("Access-Control-Allow-Headers", "x-own");
					response.setHeader("Access-Control-Expose-Headers", "x-own");
					response.setHeader("Access-Control-Max-Age", "1");
				}
				case "credentials" -> response.setHeader("Access-Control-Allow-Credentials", "true");
				case "address" -> {
					response.setHeader("X-Host", request.getServerName() + ":" + request.getServerPort());
					response.setHeader("X-Port", Integer.toString(request.getServerPort()));
					response.setHeader("X-Scheme", request.getScheme());
				}
				default -> response.getWriter().write(view);
			}
		}

	}

}
