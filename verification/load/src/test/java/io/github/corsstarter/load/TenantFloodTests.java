package io.github.corsstarter.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

import io.github.corsstarter.verification.PostgresqlServer;
import io.github.corsstarter.verification.RunningApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A flood of requests with origins that the database does not have.
 */
class TenantFloodTests {

	private static final int MAX_CONCURRENT = 4;

	private static final String LIMIT = "cors.authorizer.max-concurrent=" + MAX_CONCURRENT;

	private static TenantDatabase database;

	@BeforeAll
	static void start() throws SQLException {
		Assumptions.assumeTrue(PostgresqlServer.isExpected(), "PostgreSQL is not installed");
		database = TenantDatabase.start(1_000);
	}

	@AfterAll
	static void stop() {
		if (database != null) {
			database.close();
		}
	}

	@Test
	void theDatabaseIsAskedOnceAboutAnOriginWhileTheAnswerIsRemembered() {
		int origins = 100;
		try (RunningApplication application = database.application(LIMIT, "cors.authorizer.cache-ttl=1h",
				"cors.authorizer.cache-refused-ttl=1h")) {
			DatabaseTenants tenants = application.bean(DatabaseTenants.class);
			Traffic flood = Traffic.start(application.port(), 16, 1_000,
					(number) -> Exchange.from(TenantDatabase.unknown(number % origins), Expected::refused));
			Awaitility.await().until(() -> tenants.questions().size() == origins && flood.answered() > 5 * origins);
			flood.end();
			assertThat(tenants.questions().values()).extracting(LongAdder::sum).containsOnly(1L);
			assertThat(tenants.mostOpen()).isLessThanOrEqualTo(MAX_CONCURRENT);
		}
	}

	@Test
	void theDatabaseIsAskedAgainOnlyAfterTheAnswerHasExpired() {
		Duration ttl = Duration.ofMillis(500);
		try (RunningApplication application = database.application(LIMIT, "cors.authorizer.cache-ttl=1h",
				"cors.authorizer.cache-refused-ttl=" + ttl.toMillis() + "ms")) {
			DatabaseTenants tenants = application.bean(DatabaseTenants.class);
			long start = System.nanoTime();
			Traffic flood = Traffic.start(application.port(), 16, 1_000,
					(number) -> Exchange.from(TenantDatabase.unknown(number % 20), Expected::refused));
			Awaitility.await()
				.until(() -> tenants.questions().values().stream().anyMatch((questions) -> questions.sum() >= 4));
			flood.end();
			long times = (System.nanoTime() - start) / ttl.toNanos() + 1;
			assertThat(tenants.questions().values()).extracting(LongAdder::sum)
				.allSatisfy((questions) -> assertThat(questions).isBetween(1L, times));
		}
	}

	@Test
	void requestsThatNeedNoAnswerAreAnsweredWhileTheDatabaseIsBlocked() throws SQLException {
		try (RunningApplication application = database.application(LIMIT, "cors.authorizer.cache-ttl=1h");
				Connection other = database.connect();
				Statement statement = other.createStatement()) {
			DatabaseTenants tenants = application.bean(DatabaseTenants.class);
			String known = TenantDatabase.tenant(1);
			Expected.allowed(known, application.get("/seen", "Origin: " + known));
			other.setAutoCommit(false);
			statement.execute("LOCK TABLE tenant IN ACCESS EXCLUSIVE MODE");
			Traffic flood = Traffic.start(application.port(), 3 * MAX_CONCURRENT, 1_000,
					(number) -> Exchange.from(TenantDatabase.unknown(number), Expected::refused));
			try {
				Awaitility.await().until(() -> tenants.open() == MAX_CONCURRENT && flood.answered() > 100);
				for (int i = 0; i < 50; i++) {
					Expected.refused(application.get("/seen"));
					Expected.allowed(TenantDatabase.LISTED,
							application.get("/seen", "Origin: " + TenantDatabase.LISTED));
					Expected.allowed(known, application.get("/seen", "Origin: " + known));
				}
				assertThat(application.get("/seen", "Origin: https://late.example").value("X-Cors-Decision"))
					.startsWith("origin-authorizer-busy");
				assertThat(tenants.open()).isEqualTo(MAX_CONCURRENT);
			}
			finally {
				other.rollback();
			}
			flood.end();
			assertThat(tenants.mostOpen()).isEqualTo(MAX_CONCURRENT);
		}
	}

}
