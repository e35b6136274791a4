package io.github.corsstarter.footprint;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that does next to nothing, so that what surrounds it weighs most.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ SpringCorsFilterConfiguration.class, SpringCorsWebFilterConfiguration.class })
class TrivialApplication {

	@RestController
	static class Greeting {

		@GetMapping("/greeting")
		String greet() {
			return "hello";
		}

	}

}
