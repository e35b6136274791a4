package io.github.corsstarter.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.Cookie;

import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.ClassUtils;

/**
 * Asks an application without a server. What a test adds to its requests, such as a user,
 * is not added to preflights, which browsers send without any credentials.
 */
final class MockMvcTransport implements Transport {

	private static final boolean SECURITY = ClassUtils.isPresent(
			"org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors",
			MockMvcTransport.class.getClassLoader());

	private final Performer performer;

	private final List<RequestPostProcessor> postProcessors;

	MockMvcTransport(Performer performer, RequestPostProcessor... postProcessors) {
		this.performer = performer;
		this.postProcessors = List.of(postProcessors);
	}

	@Override
	public Answer exchange(Request request) {
		try {
			MvcResult result = this.performer.perform(builder(request));
			if (result.getRequest().isAsyncStarted()) {
				result = this.performer.perform(MockMvcRequestBuilders.asyncDispatch(result));
			}
			return answer(result.getResponse());
		}
		catch (Exception ex) {
			throw new IllegalStateException("The application threw an exception at " + request.method() + " "
					+ request.target()
					+ ", and MockMvc passes it on. A server would send an error page instead: to see "
					+ "what a page gets then, start one and use Browser.calling(\"http://localhost:\" + port). The "
					+ "exception: " + ex, ex);
		}
	}

	private MockHttpServletRequestBuilder builder(Request request) {
		MockHttpServletRequestBuilder builder = MockMvcRequestBuilders.request(HttpMethod.valueOf(request.method()),
				request.url());
		request.headers().forEach((name, value) -> {
			if (!name.equals("Cookie")) {
				builder.header(name, value);
			}
		});
		Cookie[] cookies = cookies(request);
		if (cookies.length > 0) {
			builder.cookie(cookies);
		}
		if (request.url().getPort() < 0 && "https".equals(request.url().getScheme())) {
			builder.with(MockMvcTransport::portOfTls);
		}
		if (request.body() != null) {
			builder.content(request.body());
		}
		if (!request.preflight()) {
			this.postProcessors.forEach(builder::with);
		}
		else if (SECURITY) {
			builder.with(Anonymous.user());
		}
		return builder;
	}

	/**
	 * The port of a URL without one is 80 for MockMvc, whatever the scheme.
	 */
	private static MockHttpServletRequest portOfTls(MockHttpServletRequest request) {
		request.setServerPort(443);
		return request;
	}

	/**
	 * MockMvc does not read the header {@code Cookie}.
	 */
	private static Cookie[] cookies(Request request) {
		List<Cookie> cookies = new ArrayList<>();
		String header = request.headers().getOrDefault("Cookie", "");
		for (String pair : header.isEmpty() ? new String[0] : header.split("; ")) {
			int equals = pair.indexOf('=');
			cookies.add(new Cookie(pair.substring(0, Math.max(equals, 0)), pair.substring(equals + 1)));
		}
		return cookies.toArray(Cookie[]::new);
	}

	private static Answer answer(MockHttpServletResponse response) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (String name : response.getHeaderNames()) {
			headers.put(name, response.getHeaders(name));
		}
		return new Answer(response.getStatus(), headers,
				new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
	}

	/**
	 * What MockMvc and MockMvcTester have in common.
	 */
	@FunctionalInterface
	interface Performer {

		MvcResult perform(RequestBuilder request) throws Exception;

	}

}
