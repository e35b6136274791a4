package io.github.corsstarter.sample.api;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An endpoint with a bug that nothing catches.
 */
@RestController
class BrokenController {

	@GetMapping("/api/broken")
	String fail() {
		throw new IllegalStateException("This endpoint always fails, so that the page can show what a 500 looks like");
	}

}
