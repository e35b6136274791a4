package io.github.corsstarter.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.github.corsstarter.policy.OriginAuthorizer;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks PostgreSQL about origins, and counts the questions.
 */
final class DatabaseTenants implements OriginAuthorizer {

	private final JdbcClient jdbc;

	private final double seconds;

	private final Map<String, LongAdder> questions = new ConcurrentHashMap<>();

	private final AtomicInteger open = new AtomicInteger();

	private final AtomicInteger mostOpen = new AtomicInteger();

	/**
	 * Create the bean.
	 * @param jdbc the database
	 * @param seconds how long the database takes for an answer at least
	 */
	DatabaseTenants(JdbcClient jdbc, double seconds) {
		this.jdbc = jdbc;
		this.seconds = seconds;
	}

	@Override
	public boolean isAllowed(OriginRequest request) {
		String origin = request.origin().toString();
		this.questions.computeIfAbsent(origin, (key) -> new LongAdder()).increment();
		this.mostOpen.accumulateAndGet(this.open.incrementAndGet(), Math::max);
		try {
			return this.jdbc.sql("SELECT EXISTS (SELECT 1 FROM tenant WHERE origin = ?) FROM pg_sleep(?)")
				.params(origin, this.seconds)
				.query(Boolean.class)
				.single();
		}
		finally {
			this.open.decrementAndGet();
		}
	}

	@Override
	public String cacheKey(OriginRequest request) {
		return request.origin().toString();
	}

	/**
	 * How often each origin was asked about.
	 */
	Map<String, LongAdder> questions() {
		return this.questions;
	}

	long questionsInAll() {
		return this.questions.values().stream().mapToLong(LongAdder::sum).sum();
	}

	int open() {
		return this.open.get();
	}

	int mostOpen() {
		return this.mostOpen.get();
	}

}
