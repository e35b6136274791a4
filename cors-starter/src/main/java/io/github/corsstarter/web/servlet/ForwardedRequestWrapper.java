package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.host.PublicAddress;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * A request as the outside world sees it, through every accessor that returns a part of
 * its address.
 */
final class ForwardedRequestWrapper extends HttpServletRequestWrapper {

	private static final String HOST = "Host";

	private final PublicAddress address;

	private final Set<String> hiddenHeaders;

	private final String page;

	private final ForwardedResponseWrapper response;

	/**
	 * Wrap a request.
	 * @param request the request
	 * @param response the response to it
	 * @param address its public address
	 * @param hiddenHeaders headers to hide, in a set that ignores case
	 * @param page the path that the client asked for as the container sees it, whatever
	 * is dispatched to
	 */
	ForwardedRequestWrapper(HttpServletRequest request, HttpServletResponse response, PublicAddress address,
			Set<String> hiddenHeaders, String page) {
		super(request);
		this.response = new ForwardedResponseWrapper(response, this);
		this.address = address;
		this.hiddenHeaders = hiddenHeaders;
		this.page = hasPrefix() ? publicPath(page) : page;
	}

	@Override
	public String getScheme() {
		return this.address.scheme();
	}

	@Override
	public boolean isSecure() {
		return this.address.scheme().equals("https");
	}

	@Override
	public String getServerName() {
		return this.address.host();
	}

	@Override
	public int getServerPort() {
		return this.address.port();
	}

	@Override
	public String getContextPath() {
		return hasPrefix() ? prefix() : super.getContextPath();
	}

	@Override
	public String getRequestURI() {
		return hasPrefix() ? publicPath(super.getRequestURI()) : super.getRequestURI();
	}

	@Override
	public StringBuffer getRequestURL() {
		return new StringBuffer(base()).append(getRequestURI());
	}

	@Override
	public String getRemoteAddr() {
		String client = this.address.clientAddress();
		return (client != null) ? client : super.getRemoteAddr();
	}

	@Override
	public String getRemoteHost() {
		String client = this.address.clientAddress();
		return (client != null) ? client : super.getRemoteHost();
	}

	@Override
	public HttpSession getSession() {
		return getSession(true);
	}

	@Override
	public HttpSession getSession(boolean create) {
		HttpSession session = super.getSession(create);
		if (session != null && session.isNew()) {
			secureSessionCookie();
		}
		return session;
	}

	@Override
	public String changeSessionId() {
		String id = super.changeSessionId();
		secureSessionCookie();
		return id;
	}

	/**
	 * The container has just written the cookie, by the scheme of its own connection.
	 */
	private void secureSessionCookie() {
		if (isSecure() && !super.isSecure()) {
			String name = getServletContext().getSessionCookieConfig().getName();
			this.response.secureCookie((name != null) ? name : "JSESSIONID");
		}
	}

	@Override
	public @Nullable String getHeader(String name) {
		if (this.hiddenHeaders.contains(name)) {
			return null;
		}
		return name.equalsIgnoreCase(HOST) ? this.address.authority() : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		if (this.hiddenHeaders.contains(name)) {
			return Collections.emptyEnumeration();
		}
		return name.equalsIgnoreCase(HOST) ? Collections.enumeration(List.of(this.address.authority()))
				: super.getHeaders(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		List<String> names = new ArrayList<>(Collections.list(super.getHeaderNames()));
		names.removeIf(this.hiddenHeaders::contains);
		if (names.stream().noneMatch(HOST::equalsIgnoreCase)) {
			names.add(HOST);
		}
		return Collections.enumeration(names);
	}

	@Override
	public int getIntHeader(String name) {
		return this.hiddenHeaders.contains(name) ? -1 : super.getIntHeader(name);
	}

	@Override
	public long getDateHeader(String name) {
		return this.hiddenHeaders.contains(name) ? -1 : super.getDateHeader(name);
	}

	/**
	 * The container's own method would start with the request and the response that the
	 * container made.
	 */
	@Override
	public AsyncContext startAsync() {
		return startAsync(this, ForwardedResponseWrapper.ofContainer(this.response));
	}

	/**
	 * Scheme, host and port, without a slash at the end.
	 */
	String base() {
		return this.address.scheme() + "://" + this.address.authority();
	}

	boolean hasPrefix() {
		return !this.address.prefix().isEmpty();
	}

	/**
	 * The context path that the outside world sees, if there is a prefix.
	 */
	String prefix() {
		return this.address.prefix().equals(PublicAddress.ROOT) ? "" : this.address.prefix();
	}

	/**
	 * A path below the context path of the container, as the outside world sees it if
	 * there is a prefix.
	 */
	String publicPath(String path) {
		String contextPath = super.getContextPath();
		String publicPath = prefix() + (isBelow(path, contextPath) ? path.substring(contextPath.length()) : path);
		return publicPath.isEmpty() ? "/" : publicPath;
	}

	/**
	 * Whether a path, with or without query, is another one or below it.
	 */
	static boolean isBelow(String path, String other) {
		return path.startsWith(other)
				&& (path.length() == other.length() || "/;?#".indexOf(path.charAt(other.length())) >= 0);
	}

	/**
	 * The address of the other end of the connection, which need not be the client.
	 */
	String peerAddress() {
		return super.getRemoteAddr();
	}

	ForwardedResponseWrapper response() {
		return this.response;
	}

	String page() {
		return this.page;
	}

}
