package io.github.corsstarter.sample.page;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the page where the API is, because the ports can be any.
 */
@RestController
class OriginsController {

	private final Origins origins;

	OriginsController(Origins origins) {
		this.origins = origins;
	}

	@GetMapping("/origins.json")
	Answer origins(HttpServletRequest request) {
		return new Answer(this.origins.api(request.getServerName()));
	}

	/**
	 * What the page has to know.
	 *
	 * @param api the origin of the API
	 */
	record Answer(String api) {

	}

}
