package io.github.corsstarter.fleet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The application of which several instances run, each in a process of its own.
 */
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
@RestController
public class ShopApplication {

	@GetMapping("/items")
	String items() {
		return "items";
	}

	public static void main(String[] args) {
		SpringApplication.run(ShopApplication.class, args);
	}

}
