package io.github.corsstarter.testing;

import java.io.IOException;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;

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
	@ConditionalOnWebApplication(type = Type.SERVLET)
	public ServletRegistrationBean<HttpServlet> servlet() {
		return new ServletRegistrationBean<>(new HttpServlet() {

			@Override
			protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
				response.getWriter().write(request.getMethod() + " of " + request.getPathInfo());
			}

		}, "/servlet/*");
	}

	/**
	 * The same where there are no servlets.
	 */
	@Bean
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	@Order(Ordered.LOWEST_PRECEDENCE)
	public WebFilter filter() {
		return (exchange, chain) -> {
			ServerHttpRequest request = exchange.getRequest();
			String path = request.getPath().pathWithinApplication().value();
			if (!path.startsWith("/servlet/")) {
				return chain.filter(exchange);
			}
			String text = request.getMethod() + " of " + path.substring("/servlet".length());
			return exchange.getResponse()
				.writeWith(Mono.fromSupplier(() -> exchange.getResponse().bufferFactory().wrap(text.getBytes())));
		};
	}

}
