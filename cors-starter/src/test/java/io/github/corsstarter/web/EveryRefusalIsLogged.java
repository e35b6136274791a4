package io.github.corsstarter.web;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A log without a limit, for tests that share an application: a minute passes between any
 * two refusals.
 */
@TestConfiguration(proxyBeanMethods = false)
class EveryRefusalIsLogged {

	/**
	 * Keeps the log that applications have.
	 */
	static final String NOT = "test.every-refusal-is-logged=false";

	@Bean
	@ConditionalOnProperty(name = "test.every-refusal-is-logged", matchIfMissing = true)
	RefusalLog refusalLog() {
		AtomicLong time = new AtomicLong();
		return new RefusalLog(() -> time.addAndGet(LineLimit.MINUTE));
	}

}
