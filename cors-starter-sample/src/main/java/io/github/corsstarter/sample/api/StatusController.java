package io.github.corsstarter.sample.api;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For the people who run the library, not for pages: it lies outside
 * {@code cors.urls-regex}.
 */
@RestController
class StatusController {

	private final ReadingList list;

	StatusController(ReadingList list) {
		this.list = list;
	}

	@GetMapping("/internal/status")
	Status status() {
		return new Status(this.list.all().size());
	}

	/**
	 * What there is to know about the running library.
	 *
	 * @param books how many books the list holds
	 */
	record Status(int books) {

	}

}
