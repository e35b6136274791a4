package io.github.corsstarter.benchmarks;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * A response that keeps headers as Tomcat does, in a list that is searched by name, and
 * forgets its body.
 */
final class LeanResponse extends HttpServletResponseWrapper {

	private final List<String> names = new ArrayList<>();

	private final List<String> values = new ArrayList<>();

	private final PrintWriter writer = new PrintWriter(OutputStream.nullOutputStream());

	private int status;

	LeanResponse() {
		super(Unanswered.of(HttpServletResponse.class));
	}

	/**
	 * Become the response to the next request.
	 */
	void renew() {
		this.status = SC_OK;
		this.names.clear();
		this.values.clear();
	}

	@Override
	public void setHeader(String name, String value) {
		for (int i = 0; i < this.names.size(); i++) {
			if (this.names.get(i).equalsIgnoreCase(name)) {
				this.values.set(i, value);
				return;
			}
		}
		addHeader(name, value);
	}

	@Override
	public void addHeader(String name, String value) {
		this.names.add(name);
		this.values.add(value);
	}

	@Override
	public String getHeader(String name) {
		for (int i = 0; i < this.names.size(); i++) {
			if (this.names.get(i).equalsIgnoreCase(name)) {
				return this.values.get(i);
			}
		}
		return null;
	}

	@Override
	public Collection<String> getHeaders(String name) {
		List<String> found = new ArrayList<>();
		for (int i = 0; i < this.names.size(); i++) {
			if (this.names.get(i).equalsIgnoreCase(name)) {
				found.add(this.values.get(i));
			}
		}
		return found;
	}

	@Override
	public Collection<String> getHeaderNames() {
		return new ArrayList<>(this.names);
	}

	@Override
	public boolean containsHeader(String name) {
		return getHeader(name) != null;
	}

	@Override
	public void setIntHeader(String name, int value) {
		setHeader(name, Integer.toString(value));
	}

	@Override
	public void setStatus(int status) {
		this.status = status;
	}

	@Override
	public int getStatus() {
		return this.status;
	}

	@Override
	public void sendError(int status, String message) {
		this.status = status;
	}

	@Override
	public void setContentLength(int length) {
	}

	@Override
	public void setContentType(String type) {
	}

	@Override
	public String getContentType() {
		return null;
	}

	@Override
	public String getCharacterEncoding() {
		return "UTF-8";
	}

	@Override
	public void setCharacterEncoding(String encoding) {
	}

	@Override
	public void resetBuffer() {
	}

	@Override
	public void reset() {
		renew();
	}

	@Override
	public void flushBuffer() {
	}

	@Override
	public boolean isCommitted() {
		return false;
	}

	@Override
	public PrintWriter getWriter() {
		return this.writer;
	}

	@Override
	public ServletOutputStream getOutputStream() {
		return new ServletOutputStream() {

			@Override
			public void write(int b) {
			}

			@Override
			public boolean isReady() {
				return true;
			}

			@Override
			public void setWriteListener(WriteListener listener) {
				throw new IllegalStateException();
			}

		};
	}

}
