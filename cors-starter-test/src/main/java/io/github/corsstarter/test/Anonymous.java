package io.github.corsstarter.test;

import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Takes back the user that {@code @WithMockUser} puts into every request of a test:
 * loaded only where Spring Security's test support is present.
 */
final class Anonymous {

	private Anonymous() {
	}

	static RequestPostProcessor user() {
		return SecurityMockMvcRequestPostProcessors.anonymous();
	}

}
