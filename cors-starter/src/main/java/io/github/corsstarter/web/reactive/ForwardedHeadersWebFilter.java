package io.github.corsstarter.web.reactive;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.github.corsstarter.host.ForwardedHeaders;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostDecision;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.host.HostResolution;
import io.github.corsstarter.host.ProxiedRequest;
import io.github.corsstarter.host.PublicAddress;
import io.github.corsstarter.origin.TargetOrigin;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Shows a reactive application the address under which the outside world sees it, and
 * hides every header that has another address.
 *
 * @since 0.1.0
 */
public final class ForwardedHeadersWebFilter implements WebFilter, Ordered {

	/**
	 * The order of the filter: before everything that asks for scheme, host or path.
	 */
	public static final int DEFAULT_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

	private static final String FORWARDING = ForwardedHeadersWebFilter.class.getName() + ".FORWARDING";

	private static final String PEER = ForwardedHeadersWebFilter.class.getName() + ".PEER";

	private final ForwardedHostResolver resolver;

	private final Set<String> hiddenHeaders = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

	private final boolean active;

	private final @Nullable Function<ServerWebExchange, @Nullable ForwardedHeadersWebFilter> source;

	private ForwardedHeadersWebFilter(ForwardedHostResolver resolver, Set<String> hiddenHeaders, boolean active,
			@Nullable Function<ServerWebExchange, @Nullable ForwardedHeadersWebFilter> source) {
		this.resolver = resolver;
		this.hiddenHeaders.addAll(ForwardedHeaders.OF_ADDRESSES);
		this.hiddenHeaders.addAll(hiddenHeaders);
		this.active = active;
		this.source = source;
	}

	/**
	 * Create a filter.
	 * @param resolver finds the public address; it must not block
	 * @param hiddenHeaders headers to hide besides the usual ones: those that the
	 * resolver reads, a secret above all
	 * @hidden
	 */
	public ForwardedHeadersWebFilter(ForwardedHostResolver resolver, Set<String> hiddenHeaders) {
		this(resolver, hiddenHeaders, true, null);
	}

	/**
	 * The same filter, but one that lets every request pass.
	 * @return a new filter
	 * @hidden
	 */
	public ForwardedHeadersWebFilter inactive() {
		return new ForwardedHeadersWebFilter(this.resolver, this.hiddenHeaders, false, null);
	}

	/**
	 * The same filter, but each request is filtered by one that is chosen for it, or by
	 * none.
	 * @param source chooses the filter for a request; {@code null} lets it pass
	 * @return a new filter
	 * @hidden
	 */
	public ForwardedHeadersWebFilter choosing(Function<ServerWebExchange, @Nullable ForwardedHeadersWebFilter> source) {
		return new ForwardedHeadersWebFilter(this.resolver, this.hiddenHeaders, this.active, source);
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
		ForwardedHeadersWebFilter chosen = (this.source != null) ? this.source.apply(exchange) : this;
		return (chosen != null && chosen.active) ? chosen.handle(exchange, chain) : chain.filter(exchange);
	}

	private Mono<Void> handle(ServerWebExchange exchange, WebFilterChain chain) {
		if (of(exchange) != null) {
			return chain.filter(exchange);
		}
		ServerHttpRequest request = exchange.getRequest();
		HostResolution resolution = this.resolver.resolve(read(request));
		URI uri = publicUri(request, resolution.address());
		exchange.getAttributes().put(FORWARDING, (uri != null) ? resolution : malformed(resolution));
		exchange.getAttributes().put(PEER, peer(request));
		return chain.filter(exchange.mutate()
			.request(publicRequest(request, resolution.address(), (uri != null) ? uri : request.getURI()))
			.build());
	}

	/**
	 * What was resolved for a request.
	 */
	static @Nullable HostResolution of(ServerWebExchange exchange) {
		return exchange.getAttribute(FORWARDING);
	}

	/**
	 * The address of the sender of the headers, not of the client that they name.
	 */
	static String peerAddress(ServerWebExchange exchange) {
		String peer = exchange.getAttribute(PEER);
		return (peer != null) ? peer : peer(exchange.getRequest());
	}

	private static String peer(ServerHttpRequest request) {
		return Objects.requireNonNullElse(ExchangeFacts.peerAddress(request), "unknown");
	}

	private static ProxiedRequest read(ServerHttpRequest request) {
		TargetOrigin target = ExchangeFacts.target(request);
		ExchangeFields headers = new ExchangeFields(request.getHeaders());
		return new ProxiedRequest(ExchangeFacts.peerAddress(request), target.scheme(), target.host(), target.port(),
				headers::lines);
	}

	/**
	 * The URL under which the outside world sees the request, or {@code null} if no URL
	 * can have this host: of addresses in brackets, the grammar of hosts allows more than
	 * that of URLs.
	 */
	private static @Nullable URI publicUri(ServerHttpRequest request, PublicAddress address) {
		String path = address.prefix().isEmpty() ? request.getURI().getRawPath()
				: prefix(address) + request.getPath().pathWithinApplication().value();
		String query = request.getURI().getRawQuery();
		try {
			return new URI(address.scheme() + "://" + address.authority() + (path.isEmpty() ? "/" : path)
					+ ((query != null) ? "?" + query : ""));
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static String prefix(PublicAddress address) {
		return address.prefix().equals(PublicAddress.ROOT) ? "" : address.prefix();
	}

	private static HostResolution malformed(HostResolution resolution) {
		HostDecision refusal = (resolution.refusal() != null) ? resolution.refusal() : new HostDecision(
				HostReason.HOST_MALFORMED, resolution.source().header(), resolution.source().text(), null);
		return new HostResolution(resolution.address(), resolution.source(), refusal, resolution.trustFailure());
	}

	private ServerHttpRequest publicRequest(ServerHttpRequest request, PublicAddress address, URI uri) {
		ServerHttpRequest.Builder builder = request.mutate().uri(uri);
		if (!address.prefix().isEmpty()) {
			builder.contextPath(prefix(address));
		}
		InetSocketAddress client = client(address);
		if (client != null) {
			builder.remoteAddress(client);
		}
		return builder.headers((headers) -> show(headers, address)).build();
	}

	/**
	 * The address of the client is one already, so that nothing is looked up.
	 */
	private static @Nullable InetSocketAddress client(PublicAddress address) {
		try {
			return (address.clientAddress() != null)
					? new InetSocketAddress(InetAddress.getByName(address.clientAddress()), 0) : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	private void show(HttpHeaders headers, PublicAddress address) {
		ExchangeFields fields = new ExchangeFields(headers);
		for (String name : List.copyOf(fields.names())) {
			if (this.hiddenHeaders.contains(name)) {
				fields.remove(name);
			}
		}
		fields.set(HttpHeaders.HOST, address.authority());
	}

}
