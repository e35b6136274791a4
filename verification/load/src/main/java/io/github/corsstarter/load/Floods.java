package io.github.corsstarter.load;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;

/**
 * What a flood of unknown origins costs the database, and the requests that need no
 * answer.
 */
final class Floods {

	private static final int TENANTS = 1_000_000;

	private static final int REFUSED_TTL = 10;

	private static final int MAX_CONCURRENT = 6;

	private static final int FLOOD = 1_000;

	private static final int SECONDS = 20;

	private static final int ROUNDS = 6;

	private static final int SECONDS_OF_ROUND = 5;

	private Floods() {
	}

	static Map<String, Object> measure() throws SQLException, InterruptedException {
		Map<String, Object> results = new LinkedHashMap<>();
		results.put("tenants", TENANTS);
		results.put("maxConcurrent", MAX_CONCURRENT);
		results.put("cacheRefusedTtlSeconds", REFUSED_TTL);
		try (TenantDatabase database = TenantDatabase.start(TENANTS)) {
			results.put("tenantsInTurn", questions(database, (number) -> TenantDatabase.tenant(number % 5_000 + 1)));
			results.put("unknownInTurn", questions(database, (number) -> TenantDatabase.unknown(number % 2_000)));
			results.put("unknownAllDifferent", questions(database, TenantDatabase::unknown));
			results.put("slowDatabase", slowDatabase(database));
		}
		return results;
	}

	private static RunningApplication application(TenantDatabase database, double databaseSeconds) {
		return database.application("cors.authorizer.cache-ttl=10m",
				"cors.authorizer.cache-refused-ttl=" + REFUSED_TTL + "s",
				"cors.authorizer.max-concurrent=" + MAX_CONCURRENT, "cors.authorizer.timeout=2s",
				"load.database-seconds=" + databaseSeconds);
	}

	private static Map<String, Object> questions(TenantDatabase database, LongFunction<String> origins)
			throws SQLException, InterruptedException {
		try (RunningApplication application = application(database, 0)) {
			DatabaseTenants tenants = application.bean(DatabaseTenants.class);
			LongAdder busy = new LongAdder();
			long transactions = database.transactions();
			long start = System.nanoTime();
			Traffic flood = Traffic.start(application.port(), 16, FLOOD,
					(number) -> Exchange.from(origins.apply(number), (response) -> countBusy(response, busy)));
			Thread.sleep(SECONDS * 1_000L);
			Latencies latencies = flood.end();
			double seconds = (System.nanoTime() - start) / 1e9;
			Map<String, Object> results = new LinkedHashMap<>();
			results.put("seconds", seconds);
			results.put("requestsPerSecond", latencies.count() / seconds);
			results.put("questionsPerSecond", tenants.questionsInAll() / seconds);
			results.put("transactionsPerSecond", (database.transactions() - transactions) / seconds);
			results.put("origins", tenants.questions().size());
			results.put("mostQuestionsAboutOneOrigin",
					tenants.questions().values().stream().mapToLong(LongAdder::sum).max().orElseThrow());
			results.put("mostOpenQuestions", tenants.mostOpen());
			results.put("refusedBecauseBusy", busy.sum());
			results.put("latency", latencies.summary());
			return results;
		}
	}

	private static void countBusy(Response response, LongAdder busy) {
		Expected.success(response);
		if (response.value("X-Cors-Decision").startsWith("origin-authorizer-busy")) {
			busy.increment();
		}
	}

	/**
	 * Rounds without and with a flood take turns, so that other load on the machine
	 * affects both.
	 */
	private static Map<String, Object> slowDatabase(TenantDatabase database) throws InterruptedException {
		try (RunningApplication application = application(database, 0.2)) {
			round(application.port(), (number) -> Exchange.withoutOrigin(Expected::success));
			Map<String, Object> results = new LinkedHashMap<>();
			results.put("databaseMillis", 200);
			results.put("floodPerSecond", FLOOD / 2);
			results.put("withoutOrigin", compare(application, (number) -> Exchange.withoutOrigin(Expected::refused)));
			results.put("listedOrigin", compare(application, (number) -> Exchange.from(TenantDatabase.LISTED,
					(response) -> Expected.allowed(TenantDatabase.LISTED, response))));
			results.put("mostOpenQuestions", application.bean(DatabaseTenants.class).mostOpen());
			return results;
		}
	}

	private static Map<String, Object> compare(RunningApplication application, LongFunction<Exchange> exchanges)
			throws InterruptedException {
		List<Latencies> without = new ArrayList<>();
		List<Latencies> with = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			without.add(round(application.port(), exchanges));
			long first = i * 1_000_000L;
			Traffic flood = Traffic.start(application.port(), 16, FLOOD / 2,
					(number) -> Exchange.from(TenantDatabase.unknown(first + number), Expected::refused));
			with.add(round(application.port(), exchanges));
			flood.end();
		}
		Map<String, Object> results = new LinkedHashMap<>();
		Latencies quiet = Latencies.of(without);
		Latencies flooded = Latencies.of(with);
		results.put("withoutFlood", quiet.summary());
		results.put("withFlood", flooded.summary());
		results.put("medianRatio", flooded.quantile(0.5) / quiet.quantile(0.5));
		results.put("percentile99Ratio", flooded.quantile(0.99) / quiet.quantile(0.99));
		return results;
	}

	private static Latencies round(int port, LongFunction<Exchange> exchanges) throws InterruptedException {
		Traffic traffic = Traffic.start(port, 4, 200, exchanges);
		Thread.sleep(SECONDS_OF_ROUND * 1_000L);
		return traffic.end();
	}

}
