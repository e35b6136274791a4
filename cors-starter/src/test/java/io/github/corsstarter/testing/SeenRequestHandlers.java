package io.github.corsstarter.testing;

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handlers that tell which address they see, with servlets and without.
 */
@RestController
@Import({ SeenServletRequestHandlers.class, SeenReactiveRequestHandlers.class })
public class SeenRequestHandlers {

	@RequestMapping("/throws")
	public void throwsException() {
		throw new IllegalStateException("thrown on purpose");
	}

}
