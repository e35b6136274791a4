package io.github.corsstarter.testing;

import java.net.URI;

import org.springframework.context.annotation.Import;
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
@Import({ PlainServletHandlers.class, PlainReactiveHandlers.class })
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

	@GetMapping("/throws")
	public String throwsException() {
		throw new IllegalStateException("thrown on purpose");
	}

	@GetMapping("/status-exception")
	public String throwsStatus() {
		throw new ResponseStatusException(HttpStatus.GONE);
	}

}
