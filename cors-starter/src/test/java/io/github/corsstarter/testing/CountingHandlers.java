package io.github.corsstarter.testing;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A handler for everything that knows how often it was called.
 */
@RestController
public class CountingHandlers {

	private final AtomicInteger calls = new AtomicInteger();

	@RequestMapping("/**")
	public String handle() {
		this.calls.incrementAndGet();
		return "handled";
	}

	/**
	 * How often the handler was called since this was asked last.
	 */
	public int takeCalls() {
		return this.calls.getAndSet(0);
	}

}
