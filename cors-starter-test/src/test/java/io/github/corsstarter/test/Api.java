package io.github.corsstarter.test;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The handlers of the applications with mistakes; their CORS rules are in subclasses.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@RestController
abstract class Api implements WebMvcConfigurer {

	static final String APP = "https://app.example.com";

	@GetMapping("/items")
	ResponseEntity<String> items() {
		return ResponseEntity.ok().header("X-Total-Count", "0").body("[]");
	}

	@PutMapping("/items/1")
	void put() {
	}

}
