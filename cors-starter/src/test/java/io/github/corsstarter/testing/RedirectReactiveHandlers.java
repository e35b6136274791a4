package io.github.corsstarter.testing;

import java.net.URI;

import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Handlers that send the client elsewhere, in all the ways in which WebFlux can.
 */
@Controller
@ConditionalOnWebApplication(type = Type.REACTIVE)
class RedirectReactiveHandlers {

	@GetMapping("/a/redirect")
	Mono<Void> redirect(@RequestParam String to, ServerHttpResponse response) {
		response.setStatusCode(HttpStatus.FOUND);
		response.getHeaders().setLocation(URI.create(to));
		return response.setComplete();
	}

	@GetMapping("/view")
	String view() {
		return "redirect:/items";
	}

	@GetMapping("/created")
	ResponseEntity<Void> created(ServerHttpRequest request) {
		URI location = UriComponentsBuilder.fromUri(request.getURI()).path("/{id}").buildAndExpand(7).toUri();
		return ResponseEntity.created(location).build();
	}

	@GetMapping("/links")
	@ResponseBody
	String links(UriComponentsBuilder builder, ServerHttpRequest request) {
		String root = builder.toUriString();
		return String.join("\n", request.getURI().toString(), builder.path("/items").toUriString(), root);
	}

}
