package io.github.corsstarter.conformance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/**
 * The views of Django as the last filter of a reactive application.
 */
@TestConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.REACTIVE)
class ReactiveViews {

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebFilter views() {
		return (exchange, chain) -> {
			String view = view(exchange.getRequest());
			return (view.equals("root") || PeerApplication.VIEWS.contains(view)) ? answer(view, exchange)
					: chain.filter(exchange);
		};
	}

	/**
	 * As handlers are found: by the first segment of the path, decoded and without its
	 * parameters.
	 */
	private static String view(ServerHttpRequest request) {
		List<PathSegment> segments = request.getPath()
			.pathWithinApplication()
			.elements()
			.stream()
			.filter(PathSegment.class::isInstance)
			.map(PathSegment.class::cast)
			.toList();
		return segments.isEmpty() ? "root" : segments.get(0).valueToMatch();
	}

	private static Mono<Void> answer(String view, ServerWebExchange exchange) {
		switch (view) {
			case "forbidden" -> {
				return Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN));
			}
			case "missing" -> {
				return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
			}
			case "broken" -> {
				return Mono.error(new IllegalStateException("raised on purpose"));
			}
			default -> {
				exchange.getResponse().getHeaders().set("X-View", view.equals("api") ? "any" : view);
				return show(view, exchange.getRequest(), exchange.getResponse());
			}
		}
	}

	private static Mono<Void> show(String view, ServerHttpRequest request, ServerHttpResponse response) {
		HttpHeaders headers = response.getHeaders();
		switch (view) {
			case "root" -> {
				boolean allowed = request.getMethod().name().equals("GET") || request.getMethod().name().equals("HEAD");
				response.setStatusCode(allowed ? HttpStatus.OK : HttpStatus.METHOD_NOT_ALLOWED);
			}
			case "unauthorized" -> response.setStatusCode(HttpStatus.UNAUTHORIZED);
			case "nothing" -> response.setStatusCode(HttpStatus.NO_CONTENT);
			case "redirect" -> {
				response.setStatusCode(HttpStatus.FOUND);
				headers.setLocation(URI.create("/any/"));
			}
			case "vary" -> headers.set("Vary", request.getQueryParams().getFirst("value"));
			case "own" -> {
				headers.set("Access-Control-Allow-Origin", "https://own.example");
				headers.set("Access-Control-Allow-Methods", "OWN");
				headers.set("Access-Control-Allow-Headers", "x-own");
				headers.set("Access-Control-Expose-Headers", "x-own");
				headers.set("Access-Control-Max-Age", "1");
			}
			case "credentials" -> headers.set("Access-Control-Allow-Credentials", "true");
			case "address" -> {
				String scheme = request.getURI().getScheme();
				String address = ComparedResponse.withPort(request.getURI().getRawAuthority(), scheme);
				headers.set("X-Host", address);
				headers.set("X-Port", address.substring(address.lastIndexOf(':') + 1));
				headers.set("X-Scheme", scheme);
			}
			default -> {
				return response.writeWith(
						Mono.fromSupplier(() -> response.bufferFactory().wrap(view.getBytes(StandardCharsets.UTF_8))));
			}
		}
		return response.setComplete();
	}

}
