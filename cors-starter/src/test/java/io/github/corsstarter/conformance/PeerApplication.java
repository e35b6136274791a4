package io.github.corsstarter.conformance;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.corsstarter.policy.OriginAuthorizer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * The application that the recorded Django ran, as a servlet: Spring MVC would answer
 * {@code OPTIONS} by itself.
 */
@TestConfiguration(proxyBeanMethods = false)
class PeerApplication {

	/**
	 * What the authorizer says: {@code yes}, {@code no}, {@code raises}, or the beginning
	 * of paths for which it says yes.
	 */
	static final String SIGNAL = "test.signal";

	/**
	 * Unknown paths lead to an error, as in Django, and not to the handler of static
	 * files, which has an opinion about {@code OPTIONS}.
	 */
	static final String[] PROPERTIES = { "spring.web.resources.add-mappings=false" };

	@Bean
	ServletRegistrationBean<HttpServlet> views() {
		return new ServletRegistrationBean<>(new Views(), "", "/any/*", "/api/*", "/unauthorized/*", "/nothing/*",
				"/redirect/*", "/vary/*", "/own/*", "/credentials/*", "/address/*", "/forbidden/*", "/missing/*",
				"/broken/*");
	}

	@Bean
	@ConditionalOnProperty(SIGNAL)
	Signal signal(@Value("${" + SIGNAL + "}") String kind) {
		return new Signal(kind);
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

	/**
	 * What the signal {@code check_request_enabled} is there.
	 */
	static final class Signal implements OriginAuthorizer {

		private final AtomicInteger calls = new AtomicInteger();

		private final String kind;

		Signal(String kind) {
			this.kind = kind;
		}

		@Override
		public boolean isAllowed(OriginRequest request) {
			this.calls.incrementAndGet();
			if (this.kind.equals("raises")) {
				throw new IllegalStateException("raised on purpose");
			}
			return this.kind.startsWith("/") ? request.path().startsWith(this.kind) : this.kind.equals("yes");
		}

		int takeCalls() {
			return this.calls.getAndSet(0);
		}

	}

}
