package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.web.ResponseFields;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a servlet response.
 *
 * @param response the response, not committed
 */
record ServletResponseFields(HttpServletResponse response) implements ResponseFields {

	@Override
	public @Nullable String first(String name) {
		return this.response.getHeader(name);
	}

	@Override
	public List<String> lines(String name) {
		return new ArrayList<>(this.response.getHeaders(name));
	}

	@Override
	public Collection<String> names() {
		return this.response.getHeaderNames();
	}

	@Override
	public void add(String name, String value) {
		this.response.addHeader(name, value);
	}

	@Override
	public void set(String name, String value) {
		this.response.setHeader(name, value);
	}

	/**
	 * {@code null} removes a header since Servlet 6.1, and on Jetty before. Tomcat 10.1
	 * ignores it and has no other way, except for {@code reset()}, which would also lose
	 * the status and the cookies. There the header is left without a value: browsers
	 * block a response whose allowed origin is empty.
	 */
	@Override
	public void remove(String name) {
		this.response.setHeader(name, null);
		if (this.response.containsHeader(name)) {
			this.response.setHeader(name, "");
		}
	}

}
