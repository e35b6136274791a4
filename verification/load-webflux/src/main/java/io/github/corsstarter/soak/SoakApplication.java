package io.github.corsstarter.soak;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.github.corsstarter.policy.OriginAuthorizer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * A reactive application that gives the answers of all kinds of traffic.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
class SoakApplication {

	@GetMapping("/ok")
	Mono<String> ok() {
		return Mono.just("ok");
	}

	/**
	 * Does not read the body.
	 */
	@PostMapping("/posted")
	Mono<String> posted() {
		return Mono.just("posted");
	}

	@PostMapping("/length")
	Mono<Integer> length(@RequestBody Flux<DataBuffer> body) {
		return body.map((buffer) -> {
			int length = buffer.readableByteCount();
			DataBufferUtils.release(buffer);
			return length;
		}).reduce(0, Integer::sum);
	}

	@GetMapping("/throws")
	Mono<String> fails() {
		return Mono.error(new IllegalStateException("thrown on purpose"));
	}

	@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<Long> events() {
		return Flux.interval(Duration.ofMillis(2)).onBackpressureDrop();
	}

	/**
	 * Takes as long as a database does.
	 */
	@Bean
	OriginAuthorizer tenants() {
		return (request) -> {
			if (request.origin().host().startsWith("broken")) {
				throw new IllegalStateException("thrown on purpose");
			}
			LockSupport.parkNanos(1_000_000);
			return request.origin().host().endsWith(LongTraffic.TENANTS);
		};
	}

}
