package io.github.corsstarter.web.reactive;

import java.net.URI;
import java.util.function.Predicate;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Lets a request for {@code /items/} reach the handler of {@code /items} in a reactive
 * application. Policies, security rules and handlers all see the path without the slash.
 * The client is not redirected, because a preflight must not be.
 *
 * @since 0.1.0
 */
public final class TrailingSlashWebFilter implements WebFilter, Ordered {

	/**
	 * The order of the filter: after the forwarded headers, which contain the public
	 * prefix, and before everything that asks for the path.
	 */
	public static final int DEFAULT_ORDER = ForwardedHeadersWebFilter.DEFAULT_ORDER + 5;

	private final Predicate<ServerWebExchange> scope;

	private TrailingSlashWebFilter(Predicate<ServerWebExchange> scope) {
		this.scope = scope;
	}

	/**
	 * Create a filter.
	 * @hidden
	 */
	public TrailingSlashWebFilter() {
		this((exchange) -> true);
	}

	/**
	 * The same filter, but one that lets other requests pass.
	 * @param scope tells which requests are filtered
	 * @return a new filter
	 * @hidden
	 */
	public TrailingSlashWebFilter within(Predicate<ServerWebExchange> scope) {
		return new TrailingSlashWebFilter(scope);
	}

	@Override
	public int getOrder() {
		return DEFAULT_ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (!this.scope.test(exchange) || !hasTrailingSlash(request)) {
			return chain.filter(exchange);
		}
		return chain
			.filter(exchange.mutate().request(request.mutate().uri(withoutSlash(request.getURI())).build()).build());
	}

	/**
	 * As text, because {@link URI} knows no host with an underscore.
	 */
	private static URI withoutSlash(URI uri) {
		String path = uri.getRawPath();
		return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path.substring(0, path.length() - 1)
				+ ((uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : ""));
	}

	/**
	 * A path that can be read in several ways is left unchanged, so that a filter that
	 * refuses such paths sees it: without its last slash {@code /admin//} would look
	 * harmless.
	 */
	private static boolean hasTrailingSlash(ServerHttpRequest request) {
		String path = request.getPath().pathWithinApplication().value();
		return path.length() > 1 && path.endsWith("/") && ExchangeFacts.paths(request).isUnambiguous();
	}

}
