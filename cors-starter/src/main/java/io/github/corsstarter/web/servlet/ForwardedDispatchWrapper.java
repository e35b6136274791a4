package io.github.corsstarter.web.servlet;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * A public request on its way to another handler, for which the container put a wrapper
 * of its own around it, or attributes into it. Some containers build the URI of the
 * handler with the context path of the request, which the public prefix replaces; others
 * with their own, and depending on the kind of dispatch.
 */
final class ForwardedDispatchWrapper extends HttpServletRequestWrapper {

	private final ForwardedRequestWrapper publicRequest;

	ForwardedDispatchWrapper(HttpServletRequest request, ForwardedRequestWrapper publicRequest) {
		super(request);
		this.publicRequest = publicRequest;
	}

	@Override
	public String getRequestURI() {
		return withPrefix(super.getRequestURI(), PathReader.containerPath(this));
	}

	@Override
	public StringBuffer getRequestURL() {
		return new StringBuffer(this.publicRequest.base()).append(getRequestURI());
	}

	@Override
	public @Nullable Object getAttribute(String name) {
		Object value = super.getAttribute(name);
		if (!(value instanceof String text)) {
			return value;
		}
		return switch (name) {
			case RequestDispatcher.INCLUDE_REQUEST_URI -> withPrefix(text,
					part(RequestDispatcher.INCLUDE_SERVLET_PATH) + part(RequestDispatcher.INCLUDE_PATH_INFO));
			case RequestDispatcher.INCLUDE_CONTEXT_PATH -> this.publicRequest.prefix();
			default -> value;
		};
	}

	private String part(String attribute) {
		return Objects.toString(super.getAttribute(attribute), "");
	}

	/**
	 * A path of the application can begin like the prefix. A URI that the container built
	 * from its own context path and the path does not have the prefix yet. After
	 * {@code startAsync()} it can look like that and still have the prefix: a container
	 * that dispatches to the URI of the request treats it, with the prefix, as a path of
	 * the application.
	 */
	private String withPrefix(String uri, String path) {
		String prefix = this.publicRequest.prefix();
		boolean beginsLikeIt = uri.equals(prefix) || uri.startsWith(prefix + "/");
		boolean mayBeBoth = getDispatcherType() == DispatcherType.ASYNC && !prefix.isEmpty();
		boolean there = beginsLikeIt && (mayBeBoth || !isOwn(uri, path));
		return there ? uri : this.publicRequest.publicPath(uri);
	}

	private boolean isOwn(String uri, String path) {
		String contextPath = getServletContext().getContextPath();
		return uri.startsWith(contextPath)
				&& StringUtils.uriDecode(uri.substring(contextPath.length()), StandardCharsets.UTF_8).equals(path);
	}

}
