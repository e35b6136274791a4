package io.github.corsstarter.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;

/**
 * A request that costs next to nothing beside the filter that reads it, and keeps headers
 * as Tomcat does: in a list that is searched by name. What no filter here asks for is not
 * answered.
 */
final class LeanRequest extends HttpServletRequestWrapper {

	/**
	 * What Chromium sends besides, behind its origin: some filters read or copy all of
	 * it.
	 */
	static final String[][] OTHER_HEADERS = {
			{ "User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36" },
			{ "Sec-Fetch-Mode", "cors" }, { "Sec-Fetch-Site", "same-site" }, { "Sec-Fetch-Dest", "empty" },
			{ "Referer", "https://www.example.com/" }, { "Accept-Encoding", "gzip, deflate, br, zstd" },
			{ "Accept-Language", "en-GB,en;q=0.9" } };

	private final String method;

	private final String path;

	private final byte[][] origins;

	private final List<String> names = new ArrayList<>();

	private final List<String> values = new ArrayList<>();

	private final String[] attributeNames = new String[16];

	private final Object[] attributeValues = new Object[16];

	private final int originAt;

	private int attributes;

	private int next;

	LeanRequest(String method, String path, List<String> origins, String requestHeaders) {
		super(Unanswered.of(HttpServletRequest.class));
		this.method = method;
		this.path = path;
		this.origins = origins.stream()
			.map((origin) -> origin.getBytes(StandardCharsets.ISO_8859_1))
			.toArray(byte[][]::new);
		add("Host", "api.example.com");
		add("Connection", "keep-alive");
		add("Accept", "*/*");
		if (method.equals("OPTIONS")) {
			add("Access-Control-Request-Method", "PUT");
			add("Access-Control-Request-Headers", requestHeaders);
		}
		this.originAt = this.names.size();
		if (this.origins.length > 0) {
			add("Origin", "");
		}
		for (String[] header : OTHER_HEADERS) {
			add(header[0], header[1]);
		}
	}

	private void add(String name, String value) {
		this.names.add(name);
		this.values.add(value);
	}

	/**
	 * Become the next request: without attributes, and with an {@code Origin} that is a
	 * new text, as it is when it comes from a socket, so that its hash is not known yet.
	 */
	void renew() {
		for (int i = 0; i < this.attributes; i++) {
			this.attributeNames[i] = null;
			this.attributeValues[i] = null;
		}
		this.attributes = 0;
		if (this.origins.length > 0) {
			this.values.set(this.originAt, new String(this.origins[this.next], StandardCharsets.ISO_8859_1));
			this.next = (this.next + 1) % this.origins.length;
		}
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
	public Enumeration<String> getHeaders(String name) {
		return new Lines(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		return Collections.enumeration(this.names);
	}

	@Override
	public Object getAttribute(String name) {
		for (int i = 0; i < this.attributes; i++) {
			if (name.equals(this.attributeNames[i])) {
				return this.attributeValues[i];
			}
		}
		return null;
	}

	@Override
	public void setAttribute(String name, Object value) {
		for (int i = 0; i < this.attributes; i++) {
			if (name.equals(this.attributeNames[i])) {
				this.attributeValues[i] = value;
				return;
			}
		}
		this.attributeNames[this.attributes] = name;
		this.attributeValues[this.attributes++] = value;
	}

	@Override
	public void removeAttribute(String name) {
		for (int i = 0; i < this.attributes; i++) {
			if (name.equals(this.attributeNames[i])) {
				this.attributeNames[i] = this.attributeNames[--this.attributes];
				this.attributeValues[i] = this.attributeValues[this.attributes];
				return;
			}
		}
	}

	@Override
	public DispatcherType getDispatcherType() {
		return DispatcherType.REQUEST;
	}

	@Override
	public String getMethod() {
		return this.method;
	}

	@Override
	public String getRequestURI() {
		return this.path;
	}

	@Override
	public StringBuffer getRequestURL() {
		return new StringBuffer("https://api.example.com").append(this.path);
	}

	@Override
	public String getContextPath() {
		return "";
	}

	@Override
	public String getServletPath() {
		return this.path;
	}

	@Override
	public String getPathInfo() {
		return null;
	}

	@Override
	public String getQueryString() {
		return null;
	}

	@Override
	public String getScheme() {
		return "https";
	}

	@Override
	public String getServerName() {
		return "api.example.com";
	}

	@Override
	public int getServerPort() {
		return 443;
	}

	@Override
	public String getContentType() {
		return null;
	}

	@Override
	public int getContentLength() {
		return -1;
	}

	@Override
	public String getCharacterEncoding() {
		return "UTF-8";
	}

	@Override
	public HttpServletMapping getHttpServletMapping() {
		return Mapping.DEFAULT;
	}

	@Override
	public String getRemoteHost() {
		return "127.0.0.1";
	}

	/**
	 * The lines of one header, searched while they are read.
	 */
	private final class Lines implements Enumeration<String> {

		private final String name;

		private int at = -1;

		Lines(String name) {
			this.name = name;
			advance();
		}

		private void advance() {
			do {
				this.at++;
			}
			while (this.at < LeanRequest.this.names.size()
					&& !LeanRequest.this.names.get(this.at).equalsIgnoreCase(this.name));
		}

		@Override
		public boolean hasMoreElements() {
			return this.at < LeanRequest.this.names.size();
		}

		@Override
		public String nextElement() {
			String value = LeanRequest.this.values.get(this.at);
			advance();
			return value;
		}

	}

	/**
	 * How Spring's servlet is mapped: to every path that no other servlet has.
	 */
	private enum Mapping implements HttpServletMapping {

		DEFAULT;

		@Override
		public String getMatchValue() {
			return "";
		}

		@Override
		public String getPattern() {
			return "/";
		}

		@Override
		public String getServletName() {
			return "dispatcherServlet";
		}

		@Override
		public MappingMatch getMappingMatch() {
			return MappingMatch.DEFAULT;
		}

	}

}
