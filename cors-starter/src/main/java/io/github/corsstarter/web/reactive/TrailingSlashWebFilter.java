package io.github.corsstarter.web.reactive;

import java.net.URI;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
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

	private final boolean active;

	private final @Nullable Function<ServerWebExchange, @Nullable TrailingSlashWebFilter> source;

	private TrailingSlashWebFilter(boolean active,
			@Nullable Function<ServerWebExchange, @Nullable TrailingSlashWebFilter> source) {
		this.active = active;
		this.source = source;
	}

	/**
	 * Create a filter.
	 * @hidden
	 */
	public TrailingSlashWebFilter() {
		this(true, null);
	}

	/**
	 * The same filter, but one that lets every request pass.
	 * @return a new filter
	 * @hidden
	 */
	public TrailingSlashWebFilter inactive() {
		return new TrailingSlashWebFilter(false, null);
	}

	/**
	 * The same filter, but each request is filtered by one that is chosen for it, or by
	 * none.
	 * @param source chooses the filter for a request; {@code null} lets it pass
	 * @return a new filter
	 * @hidden
	 */
	public TrailingSlashWebFilter choosing(Function<ServerWebExchange, @Nullable TrailingSlashWebFilter> source) {
		return new TrailingSlashWebFilter(this.active, source);
	}

	/**
	 * Whether there is anything for this filter to do.
	 * @return {@code false} if it lets every request pass
	 */
	public boolean isActive() {
		return this.active;
	}

	@Override
	public int getOrder() {
		return DEFAULT_ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		TrailingSlashWebFilter chosen = (this.source != null) ? this.source.apply(exchange) : this;
		return (chosen != null && chosen.active) ? chosen.handle(exchange, chain) : chain.filter(exchange);
	}

	private Mono<Void> handle(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		if (!hasTrailingSlash(request)) {
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
