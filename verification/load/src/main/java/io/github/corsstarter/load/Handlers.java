package io.github.corsstarter.load;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers every request that the filters let through.
 */
@RestController
class Handlers {

	@GetMapping("/seen")
	String seen() {
		return "seen";
	}

}
