package io.github.corsstarter.web.servlet;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Redirects to where the outside world finds the application. A container would make the
 * location absolute with the address it knows itself, or leave it relative and lose the
 * prefix.
 */
final class ForwardedResponseWrapper extends HttpServletResponseWrapper {

	private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

	private static final Pattern SECURE = Pattern.compile(";\\s*secure\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);

	private static final String SET_COOKIE = "Set-Cookie";

	private final ForwardedRequestWrapper request;

	ForwardedResponseWrapper(HttpServletResponse response, ForwardedRequestWrapper request) {
		super(response);
		this.request = request;
	}

	@Override
	public void sendRedirect(String location) throws IOException {
		super.sendRedirect(publicLocation(location));
	}

	// The following three came with Servlet 6.1; on 6.0 they are not called.

	@Override
	public void sendRedirect(String location, int status) throws IOException {
		super.sendRedirect(publicLocation(location), status);
	}

	@Override
	public void sendRedirect(String location, boolean clearBuffer) throws IOException {
		super.sendRedirect(publicLocation(location), clearBuffer);
	}

	@Override
	public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
		super.sendRedirect(publicLocation(location), status, clearBuffer);
	}

	/**
	 * Add {@code Secure} to a cookie that does not have it (RFC 6265, section 4.1.2.5).
	 * @param name the name of the cookie
	 */
	void secureCookie(String name) {
		List<String> cookies = new ArrayList<>(getHeaders(SET_COOKIE));
		boolean changed = false;
		for (int i = 0; i < cookies.size(); i++) {
			String cookie = cookies.get(i);
			if (cookie.startsWith(name + "=") && !SECURE.matcher(cookie).find()) {
				cookies.set(i, cookie + "; Secure");
				changed = true;
			}
		}
		for (int i = 0; changed && i < cookies.size(); i++) {
			if (i == 0) {
				setHeader(SET_COOKIE, cookies.get(i));
			}
			else {
				addHeader(SET_COOKIE, cookies.get(i));
			}
		}
	}

	/**
	 * The response that the container made, with the redirects of this class if they were
	 * there. Wrappers of outer filters have no part in what a servlet writes after
	 * {@code startAsync()}: some wait for the chain to return, and would lose it.
	 */
	static HttpServletResponse ofContainer(HttpServletResponse response) {
		ForwardedRequestWrapper request = null;
		ServletResponse innermost = response;
		while (innermost instanceof ServletResponseWrapper wrapper) {
			if (wrapper instanceof ForwardedResponseWrapper publicResponse) {
				request = publicResponse.request;
			}
			innermost = wrapper.getResponse();
		}
		HttpServletResponse container = (HttpServletResponse) innermost;
		return (request != null) ? new ForwardedResponseWrapper(container, request) : container;
	}

	private String publicLocation(String location) {
		if (location.startsWith("//")) {
			return this.request.getScheme() + ":" + location;
		}
		if (ABSOLUTE.matcher(location).matches()) {
			return location;
		}
		if (location.startsWith("/")) {
			return this.request.base() + withPrefix(location);
		}
		return relativeToPage(location);
	}

	/**
	 * A query alone belongs to the page itself (RFC 3986, section 5.2.2), of which the
	 * JDK knows nothing. A location that is not encoded as it should be cannot be
	 * resolved, but can be left to the client.
	 */
	private String relativeToPage(String location) {
		String page = this.request.base() + this.request.page();
		if (location.isEmpty() || location.startsWith("?")) {
			return page + location;
		}
		try {
			return URI.create(page).resolve(location).toString();
		}
		catch (IllegalArgumentException ex) {
			return page.substring(0, page.lastIndexOf('/') + 1) + location;
		}
	}

	/**
	 * An application builds locations with the public context path, or, if it does not
	 * ask the request, with that of the container or without any.
	 */
	private String withPrefix(String path) {
		boolean there = !this.request.hasPrefix()
				|| (!this.request.prefix().isEmpty() && ForwardedRequestWrapper.isBelow(path, this.request.prefix()));
		return there ? path : this.request.publicPath(path);
	}

}
