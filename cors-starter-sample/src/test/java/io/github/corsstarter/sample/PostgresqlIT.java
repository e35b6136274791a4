package io.github.corsstarter.sample;

import java.util.List;

import io.github.corsstarter.sample.tenants.TenantsPage;
import io.github.corsstarter.verification.PostgresqlServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged sample with its profile {@code postgresql}, and a real PostgreSQL.
 */
class PostgresqlIT {

	private static PostgresqlServer database;

	private static SampleProcess sample;

	@BeforeAll
	static void start() {
		Assumptions.assumeTrue(PostgresqlServer.isExpected(), "PostgreSQL is not installed");
		database = PostgresqlServer.start();
		sample = startSample();
	}

	@AfterAll
	static void stop() {
		if (sample != null) {
			sample.close();
		}
		if (database != null) {
			database.close();
		}
	}

	@Test
	void siteIsAllowedAtOnceAndRefusedAtOnce() {
		TenantsPage page = new TenantsPage(sample.page());
		assertThat(allowOrigin(sample, "https://now.example")).isEmpty();
		assertThat(page.add("https://now.example").status()).isEqualTo(201);
		assertThat(allowOrigin(sample, "https://now.example")).containsExactly("https://now.example");
		assertThat(page.remove("https://now.example").status()).isEqualTo(204);
		assertThat(allowOrigin(sample, "https://now.example")).isEmpty();
	}

	@Test
	void siteThatIsThereAlreadyStays() {
		TenantsPage page = new TenantsPage(sample.page());
		page.add("https://twice.example");
		assertThat(page.add("https://twice.example").status()).isEqualTo(201);
		assertThat(page.origins()).containsOnlyOnce("https://twice.example");
	}

	@Test
	void siteIsAllowedByEveryInstanceThatUsesTheDatabase() {
		new TenantsPage(sample.page()).add("https://stays.example");
		try (SampleProcess other = startSample()) {
			assertThat(allowOrigin(other, "https://stays.example")).containsExactly("https://stays.example");
			assertThat(new TenantsPage(other.page()).origins()).contains("https://stays.example");
		}
	}

	@Test
	void siteThatIsRememberedIsAllowedWhileTheDatabaseIsDown() {
		new TenantsPage(sample.page()).add("https://known.example");
		assertThat(allowOrigin(sample, "https://known.example")).containsExactly("https://known.example");
		database.stop();
		try {
			assertThat(allowOrigin(sample, "https://known.example")).containsExactly("https://known.example");
			assertThat(allowOrigin(sample, "https://unknown.example")).isEmpty();
			assertThat(sample.api().get("/api/books").status()).isEqualTo(200);
		}
		finally {
			database.startAgain();
		}
	}

	private static List<String> allowOrigin(SampleProcess instance, String origin) {
		return instance.api().get("/api/books", "Origin: " + origin).values("Access-Control-Allow-Origin");
	}

	private static SampleProcess startSample() {
		return SampleProcess.start(List.of(),
				List.of("--spring.profiles.active=postgresql", "--spring.datasource.url=" + database.url(),
						"--spring.datasource.username=" + database.user(),
						"--spring.datasource.password=" + database.password()));
	}

}
