package io.github.corsstarter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.ServletRegistrationBean;

/**
 * A servlet without Spring that calls {@code startAsync()} without arguments, and does
 * something with the response on another thread. It can be dispatched to again.
 */
public class AsyncServlet extends HttpServlet {

	private final Duration timeout;

	private final transient Later later;

	public AsyncServlet(Duration timeout, Later later) {
		this.timeout = timeout;
		this.later = later;
	}

	/**
	 * Register a servlet that has all the time it needs.
	 */
	public static ServletRegistrationBean<AsyncServlet> registration(String path, Later later) {
		ServletRegistrationBean<AsyncServlet> registration = new ServletRegistrationBean<>(
				new AsyncServlet(Duration.ofSeconds(30), later), path);
		registration.setName(path);
		return registration;
	}

	@Override
	protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (request.getDispatcherType() == DispatcherType.ASYNC) {
			response.getWriter().write("dispatched to itself");
			return;
		}
		AsyncContext async = request.startAsync();
		async.setTimeout(this.timeout.toMillis());
		async.start(() -> {
			try {
				this.later.run(async, (HttpServletResponse) async.getResponse());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	interface Later {

		void run(AsyncContext async, HttpServletResponse response) throws IOException;

	}

}
