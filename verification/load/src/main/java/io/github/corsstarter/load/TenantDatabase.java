package io.github.corsstarter.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.verification.PostgresqlServer;
import io.github.corsstarter.verification.RunningApplication;

/**
 * A real PostgreSQL with tenants, and applications that use it.
 */
final class TenantDatabase implements AutoCloseable {

	/**
	 * An origin that the settings of the applications list.
	 */
	static final String LISTED = "https://listed.example";

	private final PostgresqlServer server;

	private TenantDatabase(PostgresqlServer server) {
		this.server = server;
	}

	/**
	 * Start PostgreSQL.
	 * @param tenants how many tenants its table has
	 */
	static TenantDatabase start(int tenants) throws SQLException {
		TenantDatabase database = new TenantDatabase(PostgresqlServer.start());
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE tenant (origin VARCHAR(327) PRIMARY KEY)");
			statement.execute("INSERT INTO tenant SELECT 'https://tenant-' || n || '.example' FROM generate_series(1, "
					+ tenants + ") n");
			statement.execute("ANALYZE tenant");
		}
		return database;
	}

	/**
	 * The origin of a tenant.
	 * @param number from 1
	 */
	static String tenant(long number) {
		return "https://tenant-" + number + ".example";
	}

	/**
	 * An origin that is not a tenant's.
	 */
	static String unknown(long number) {
		return "https://unknown-" + number + ".example";
	}

	Connection connect() throws SQLException {
		return DriverManager.getConnection(this.server.url(), this.server.user(), this.server.password());
	}

	/**
	 * How many transactions the server has ended: each question is one.
	 */
	long transactions() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(
						"SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()")) {
			result.next();
			return result.getLong(1);
		}
	}

	/**
	 * Start an application that asks this database.
	 * @param settings more settings
	 */
	RunningApplication application(String... settings) {
		List<String> all = new ArrayList<>(List.of("cors.allowed-origins=" + LISTED, "cors.debug=true",
				"spring.datasource.url=" + this.server.url(), "spring.datasource.username=" + this.server.user(),
				"spring.datasource.password=" + this.server.password(), "logging.level.root=warn", Traffic.KEEP_ALIVE));
		all.addAll(List.of(settings));
		return RunningApplication.start("tenants", List.of(TenantApplication.class), all);
	}

	@Override
	public void close() {
		this.server.close();
	}

}
