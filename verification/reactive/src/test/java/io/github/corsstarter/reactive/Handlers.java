package io.github.corsstarter.reactive;

import java.time.Duration;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * A reactive application with Spring Security.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
class Handlers {

	@GetMapping("/ok")
	Mono<String> ok() {
		return Mono.just("ok");
	}

	@PutMapping("/ok")
	Mono<String> put() {
		return Mono.just("put");
	}

	@PostMapping("/ok")
	Mono<String> post() {
		return Mono.just("posted");
	}

	@DeleteMapping("/ok")
	Mono<String> delete() {
		return Mono.just("deleted");
	}

	@GetMapping("/own-cors")
	ResponseEntity<String> ownCors() {
		return ResponseEntity.ok()
			.header("Access-Control-Allow-Origin", "*")
			.header("Access-Control-Allow-Credentials", "true")
			.header("Access-Control-Expose-Headers", "X-Name")
			.header("Vary", "Accept-Language")
			.body("own");
	}

	@CrossOrigin("https://admin.example")
	@GetMapping("/annotated")
	Mono<String> annotated() {
		return Mono.just("annotated");
	}

	@GetMapping("/fails")
	Mono<String> fails() {
		return Mono.error(new IllegalStateException("As the test wants it"));
	}

	@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> events() {
		return Flux.fromIterable(List.of("one", "two")).delayElements(Duration.ofMillis(1));
	}

	@GetMapping("/address")
	Mono<String> address(ServerHttpRequest request) {
		return Mono.just(request.getURI() + " " + request.getRemoteAddress().getAddress().getHostAddress() + " "
				+ request.getHeaders().getFirst("Host") + " " + request.getHeaders().getFirst("X-Forwarded-Host") + " "
				+ request.getPath().contextPath());
	}

	@Bean
	RouterFunction<ServerResponse> functional() {
		return RouterFunctions.route()
			.GET("/functional", (request) -> ServerResponse.ok().bodyValue("functional"))
			.build();
	}

	/**
	 * Behind the filters of the starter.
	 */
	@Bean
	SecurityWebFilterChain security(ServerHttpSecurity http) {
		return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.authorizeExchange(
					(exchanges) -> exchanges.pathMatchers("/secret").authenticated().anyExchange().permitAll())
			.httpBasic((basic) -> {
			})
			.build();
	}

}
