package io.github.corsstarter.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Handlers that answer after they returned.
 */
@RestController
public class AsyncHandlers {

	@GetMapping("/deferred")
	public DeferredResult<String> deferred() {
		DeferredResult<String> result = new DeferredResult<>();
		CompletableFuture.runAsync(() -> result.setResult("deferred"));
		return result;
	}

	@GetMapping("/deferred-failure")
	public DeferredResult<String> deferredFailure() {
		DeferredResult<String> result = new DeferredResult<>();
		CompletableFuture.runAsync(() -> result.setErrorResult(new IllegalStateException("failed on purpose")));
		return result;
	}

	@GetMapping("/deferred-timeout")
	public DeferredResult<String> deferredTimeout() {
		return new DeferredResult<>(100L);
	}

	@GetMapping("/callable")
	public Callable<String> callable() {
		return () -> "called";
	}

	@GetMapping("/callable-failure")
	public Callable<String> callableFailure() {
		return () -> {
			throw new IllegalStateException("failed on purpose");
		};
	}

	@GetMapping("/streaming")
	public StreamingResponseBody streaming() {
		return (output) -> output.write("streamed".getBytes());
	}

	@GetMapping("/streaming-failure")
	public StreamingResponseBody streamingFailure() {
		return (output) -> {
			throw new IOException("failed on purpose, before anything was written");
		};
	}

	@GetMapping("/server-sent-events")
	public SseEmitter serverSentEvents() {
		SseEmitter emitter = new SseEmitter();
		CompletableFuture.runAsync(() -> {
			try {
				emitter.send("first");
				emitter.send("second");
				emitter.complete();
			}
			catch (IOException ex) {
				emitter.completeWithError(ex);
			}
		});
		return emitter;
	}

	@GetMapping("/dispatched-to")
	public String dispatchedTo() {
		return "dispatched";
	}

	@Bean
	public ServletRegistrationBean<AsyncServlet> servletThatWrites() {
		return registration("/servlet/writes", (async, response) -> {
			response.getWriter().write("written");
			async.complete();
		});
	}

	@Bean
	public ServletRegistrationBean<AsyncServlet> servletThatSetsHeadersItself() {
		return registration("/servlet/sets-headers", (async, response) -> {
			response.setHeader("Access-Control-Allow-Origin", "*");
			response.addHeader("Access-Control-Allow-Credentials", "false");
			response.setHeader("Vary", "Origin");
			async.complete();
		});
	}

	@Bean
	public ServletRegistrationBean<AsyncServlet> servletThatResets() {
		return registration("/servlet/resets", (async, response) -> {
			response.reset();
			async.complete();
		});
	}

	@Bean
	public ServletRegistrationBean<AsyncServlet> servletThatDispatches() {
		return registration("/servlet/dispatches", (async, response) -> async.dispatch("/dispatched-to"));
	}

	@Bean
	public ServletRegistrationBean<AsyncServlet> servletThatDispatchesToItself() {
		return registration("/servlet/dispatches-to-itself", (async, response) -> async.dispatch());
	}

	@Bean
	public ServletRegistrationBean<AsyncServlet> servletThatSendsAnError() {
		return registration("/servlet/sends-error", (async, response) -> {
			response.sendError(409);
			async.complete();
		});
	}

	@Bean
	public ServletRegistrationBean<AsyncServlet> servletThatTimesOut() {
		return registration("/servlet/times-out", new AsyncServlet(Duration.ofMillis(100), (async, response) -> {
		}));
	}

	private static ServletRegistrationBean<AsyncServlet> registration(String path, AsyncServlet.Later later) {
		return registration(path, new AsyncServlet(Duration.ofSeconds(30), later));
	}

	private static ServletRegistrationBean<AsyncServlet> registration(String path, AsyncServlet servlet) {
		ServletRegistrationBean<AsyncServlet> registration = new ServletRegistrationBean<>(servlet, path);
		registration.setName(path);
		return registration;
	}

}
