package io.github.corsstarter.testing;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

import io.netty.util.NetUtil;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UrlPathHelper;

/**
 * Writes down what a request tells an application about its address, one line for every
 * accessor.
 */
public final class SeenRequest {

	/**
	 * Headers from which an application could learn an address, and what a test uses as
	 * the secret.
	 */
	private static final List<String> HEADERS = List.of("host", "forwarded", "x-forwarded-host", "x-forwarded-proto",
			"x-forwarded-port", "x-forwarded-prefix", "x-forwarded-ssl", "x-public-host", "x-origin-verify",
			"cloudfront-forwarded-proto");

	private SeenRequest() {
	}

	public static String describe(HttpServletRequest request) {
		List<String> lines = new ArrayList<>();
		lines.add("scheme=" + request.getScheme());
		lines.add("secure=" + request.isSecure());
		lines.add("name=" + request.getServerName());
		lines.add("port=" + request.getServerPort());
		lines.add("url=" + request.getRequestURL());
		lines.add("uri=" + request.getRequestURI());
		lines.add("context=" + request.getContextPath());
		lines.add("path=" + new UrlPathHelper().getPathWithinApplication(request));
		lines.add("remote=" + request.getRemoteAddr());
		lines.add("remoteHost=" + request.getRemoteHost());
		lines.add("names=" + names(Collections.list(request.getHeaderNames())));
		for (String header : HEADERS) {
			lines.add(header + "=" + request.getHeader(header));
			lines.add(header + "s=" + Collections.list(request.getHeaders(header)));
		}
		return String.join("\n", lines) + "\n";
	}

	public static String describe(ServerHttpRequest request) {
		URI uri = request.getURI();
		InetSocketAddress client = Objects.requireNonNull(request.getRemoteAddress());
		List<String> lines = new ArrayList<>();
		lines.add("scheme=" + uri.getScheme());
		lines.add("secure=" + uri.getScheme().equals("https"));
		lines.add("name=" + uri.getHost());
		lines.add("port=" + ((uri.getPort() >= 0) ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80));
		lines.add("url=" + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath());
		lines.add("uri=" + uri.getRawPath());
		lines.add("context=" + request.getPath().contextPath().value());
		lines.add("path=" + request.getPath().pathWithinApplication().value());
		lines.add("remote=" + NetUtil.toAddressString(client.getAddress()));
		lines.add("remoteHost=" + NetUtil.toAddressString(client.getAddress()));
		lines.add("names=" + names(request.getHeaders().headerNames()));
		for (String header : HEADERS) {
			lines.add(header + "=" + request.getHeaders().getFirst(header));
			lines.add(header + "s=" + request.getHeaders().getOrEmpty(header));
		}
		return String.join("\n", lines) + "\n";
	}

	private static TreeSet<String> names(Collection<String> all) {
		TreeSet<String> names = new TreeSet<>();
		all.forEach((name) -> names.add(name.toLowerCase(Locale.ROOT)));
		names.retainAll(HEADERS);
		return names;
	}

}
