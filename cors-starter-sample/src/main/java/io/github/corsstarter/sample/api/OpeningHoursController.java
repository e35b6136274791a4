package io.github.corsstarter.sample.api;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Something any page in the world may read: when the library is open.
 */
@RestController
class OpeningHoursController {

	private static final List<OpeningHours> WEEK = List.of(new OpeningHours("Monday to Friday", "10:00", "19:00"),
			new OpeningHours("Saturday", "10:00", "16:00"));

	@GetMapping("/api/public/opening-hours")
	List<OpeningHours> openingHours() {
		return WEEK;
	}

	/**
	 * When the doors are open.
	 *
	 * @param days on which days
	 * @param opens from when, in local time
	 * @param closes until when, in local time
	 */
	record OpeningHours(String days, String opens, String closes) {

	}

}
