package io.github.corsstarter.testing;

import java.io.IOException;
import java.net.URI;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Handlers that answer before they return, in all the ways in which that can end.
 */
@RestController
public class PlainHandlers {

	@GetMapping("/ok")
	public String ok() {
		return "ok";
	}

	@PostMapping("/posted")
	public String posted() {
		return "posted";
	}

	@GetMapping("/no-content")
	public ResponseEntity<Void> noContent() {
		return ResponseEntity.noContent().build();
	}

	@GetMapping("/moved")
	public ResponseEntity<Void> moved() {
		return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY).location(URI.create("/ok")).build();
	}

	@GetMapping("/found")
	public void found(HttpServletResponse response) throws IOException {
		response.sendRedirect("/ok");
	}

	@GetMapping("/throws")
	public String throwsException() {
		throw new IllegalStateException("thrown on purpose");
	}

	@GetMapping("/status-exception")
	public String throwsStatus() {
		throw new ResponseStatusException(HttpStatus.GONE);
	}

	@GetMapping("/send-error")
	public void sendsError(HttpServletResponse response) throws IOException {
		response.sendError(HttpServletResponse.SC_CONFLICT);
	}

	@GetMapping("/reset")
	public void resets(HttpServletResponse response) throws IOException {
		response.reset();
		response.getWriter().write("after reset");
	}

	@GetMapping("/reset-buffer")
	public void resetsBuffer(HttpServletResponse response) throws IOException {
		response.getWriter().write("before reset");
		response.resetBuffer();
		response.getWriter().write("after reset");
	}

	@GetMapping("/reset-then-throw")
	public void resetsAndThrows(HttpServletResponse response) {
		response.reset();
		throw new IllegalStateException("thrown on purpose");
	}

	@GetMapping("/reset-then-send-error")
	public void resetsAndSendsError(HttpServletResponse response) throws IOException {
		response.reset();
		response.sendError(HttpServletResponse.SC_CONFLICT);
	}

	@GetMapping("/forward")
	public void forwards(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		request.getRequestDispatcher("/ok").forward(request, response);
	}

	@GetMapping("/forward-to-failure")
	void forwardsToFailure(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		request.getRequestDispatcher("/throws").forward(request, response);
	}

	@GetMapping("/include")
	public void includes(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		request.getRequestDispatcher("/ok").include(request, response);
	}

}
