package io.github.corsstarter.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.corsstarter.web.RefusalLog;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A log without a limit, for tests that share an application: a minute passes between any
 * two refusals.
 */
@TestConfiguration(proxyBeanMethods = false)
public class EveryRefusalIsLogged {

	/**
	 * Keeps the log that applications have.
	 */
	public static final String NOT = "test.every-refusal-is-logged=false";

	@Bean
	@ConditionalOnProperty(name = "test.every-refusal-is-logged", matchIfMissing = true)
	public RefusalLog refusalLog() {
		AtomicLong time = new AtomicLong();
		return new RefusalLog(() -> time.addAndGet(Duration.ofMinutes(1).toNanos()));
	}

}
