package io.github.corsstarter.integration;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A small API, and a handler that fails.
 */
@RestController
@RequestMapping("/api")
class ItemHandlers {

	@GetMapping("/items")
	List<String> items() {
		return List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth");
	}

	@PostMapping("/items")
	@ResponseStatus(HttpStatus.CREATED)
	void add() {
		// That it was asked for is all that counts.
	}

	@GetMapping("/admin")
	String admin() {
		return "admin";
	}

	@GetMapping("/broken")
	String broken() {
		throw new IllegalStateException("broken on purpose");
	}

}
