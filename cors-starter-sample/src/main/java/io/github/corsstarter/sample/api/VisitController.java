package io.github.corsstarter.sample.api;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Counts a visitor's visits in a cookie. Without the cookie, every visit is the first
 * one.
 */
@RestController
class VisitController {

	static final String COOKIE = "visits";

	@GetMapping("/api/visits")
	ResponseEntity<Visits> visit(@CookieValue(name = COOKIE, defaultValue = "0") int before) {
		Visits visits = new Visits(before + 1);
		ResponseCookie cookie = ResponseCookie.from(COOKIE, Integer.toString(visits.visits()))
			.path("/api/visits")
			.httpOnly(true)
			.sameSite("Lax")
			.build();
		return ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, cookie.toString()).body(visits);
	}

	/**
	 * How often this visitor has been here.
	 *
	 * @param visits the number of visits, this one included
	 */
	record Visits(int visits) {

	}

}
