package io.github.corsstarter.testing;

import java.io.IOException;
import java.util.concurrent.Callable;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handlers that tell which address they see, in every kind of dispatch.
 */
@RestController
@ConditionalOnWebApplication(type = Type.SERVLET)
class SeenServletRequestHandlers implements ErrorController {

	@RequestMapping({ "/seen", "/error", "/deep/er/seen" })
	String seen(HttpServletRequest request) {
		return SeenRequest.describe(request);
	}

	@RequestMapping("/fails")
	void fails(HttpServletResponse response) throws IOException {
		response.sendError(409);
	}

	@RequestMapping("/forwards")
	void forwards(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		request.getRequestDispatcher("/deep/er/seen").forward(request, response);
	}

	@RequestMapping("/includes")
	void includes(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		request.getRequestDispatcher("/deep/er/seen").include(request, response);
	}

	@RequestMapping("/callable")
	Callable<String> callable(HttpServletRequest request) {
		return () -> SeenRequest.describe(request);
	}

	@Bean
	ServletRegistrationBean<AsyncServlet> servletThatWritesLater() {
		return AsyncServlet.registration("/servlet/writes", (async, response) -> {
			response.getWriter().write(SeenRequest.describe((HttpServletRequest) async.getRequest()));
			async.complete();
		});
	}

	@Bean
	ServletRegistrationBean<AsyncServlet> servletThatDispatchesLater() {
		return AsyncServlet.registration("/servlet/dispatches", (async, response) -> async.dispatch("/seen"));
	}

	@Bean
	ServletRegistrationBean<AsyncServlet> servletThatFailsLater() {
		return AsyncServlet.registration("/servlet/fails", (async, response) -> {
			response.sendError(409);
			async.complete();
		});
	}

}
