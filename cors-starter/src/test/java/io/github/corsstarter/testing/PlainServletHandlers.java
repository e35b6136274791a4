package io.github.corsstarter.testing;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What only servlets can do with a response, or with a request in another handler.
 */
@RestController
@ConditionalOnWebApplication(type = Type.SERVLET)
class PlainServletHandlers {

	@GetMapping("/found")
	void found(HttpServletResponse response) throws IOException {
		response.sendRedirect("/ok");
	}

	@GetMapping("/send-error")
	void sendsError(HttpServletResponse response) throws IOException {
		response.sendError(HttpServletResponse.SC_CONFLICT);
	}

	@GetMapping("/reset")
	void resets(HttpServletResponse response) throws IOException {
		response.reset();
		response.getWriter().write("after reset");
	}

	@GetMapping("/reset-buffer")
	void resetsBuffer(HttpServletResponse response) throws IOException {
		response.getWriter().write("before reset");
		response.resetBuffer();
		response.getWriter().write("after reset");
	}

	@GetMapping("/reset-then-throw")
	void resetsAndThrows(HttpServletResponse response) {
		response.reset();
		throw new IllegalStateException("thrown on purpose");
	}

	@GetMapping("/reset-then-send-error")
	void resetsAndSendsError(HttpServletResponse response) throws IOException {
		response.reset();
		response.sendError(HttpServletResponse.SC_CONFLICT);
	}

	@GetMapping("/forward")
	void forwards(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		request.getRequestDispatcher("/ok").forward(request, response);
	}

	@GetMapping("/forward-to-failure")
	void forwardsToFailure(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		request.getRequestDispatcher("/throws").forward(request, response);
	}

	@GetMapping("/include")
	void includes(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		request.getRequestDispatcher("/ok").include(request, response);
	}

}
