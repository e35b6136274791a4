package io.github.corsstarter.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.corsstarter.web.RefusalLog;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A refusal log without its rate limit, for tests that share an application: to the log,
 * a minute passes between any two refusals.
 */
@TestConfiguration(proxyBeanMethods = false)
public class UnlimitedRefusalLog {

	/**
	 * The setting that keeps the rate limit.
	 */
	public static final String KEEP_LIMIT = "test.refusal-log.limit=true";

	@Bean
	@ConditionalOnProperty(name = "test.refusal-log.limit", havingValue = "false", matchIfMissing = true)
	public RefusalLog refusalLog() {
		AtomicLong time = new AtomicLong();
		return new RefusalLog(() -> time.addAndGet(Duration.ofMinutes(1).toNanos()));
	}

}
