package io.github.corsstarter.compatibility;

import java.io.IOException;
import java.util.concurrent.Callable;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
class ServedApplication {

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
		return http.csrf(AbstractHttpConfigurer::disable)
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/secured").authenticated().anyRequest().permitAll())
			.build();
	}

	@GetMapping("/items")
	String items() {
		return "items";
	}

	@PostMapping("/posted")
	String posted() {
		return "posted";
	}

	@GetMapping("/secured")
	String secured() {
		return "secured";
	}

	@GetMapping("/broken")
	String broken() {
		throw new IllegalStateException("broken");
	}

	@GetMapping("/reset")
	void reset(HttpServletResponse response) throws IOException {
		response.reset();
		response.setHeader("Vary", "Accept-Encoding");
		response.getWriter().write("reset");
	}

	@GetMapping("/redirect")
	void redirect(HttpServletResponse response) throws IOException {
		response.sendRedirect("/items");
	}

	@GetMapping("/address")
	String address(HttpServletRequest request) {
		return request.getRequestURL() + " " + request.getHeader("Host") + " " + request.getHeader("X-Forwarded-Host");
	}

	@GetMapping("/async")
	Callable<String> async() {
		return () -> "async";
	}

	@GetMapping("/own-headers")
	ResponseEntity<String> ownHeaders() {
		return ResponseEntity.ok()
			.header("Access-Control-Allow-Origin", "*")
			.header("Vary", "origin, Accept-Language")
			.body("own");
	}

	@CrossOrigin("https://other.example.com")
	@GetMapping("/annotated")
	String annotated() {
		return "annotated";
	}

}
