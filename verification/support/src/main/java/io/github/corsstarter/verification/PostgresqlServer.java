package io.github.corsstarter.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL as Debian packages it, with a cluster of its own that listens on loopback
 * only. It is stopped when it is closed, and at the latest when this process ends.
 */
public final class PostgresqlServer implements AutoCloseable {

	private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

	private static final String USER = "tenants";

	private static final int DEADLINE_SECONDS = 60;

	private final Path programs;

	private final Path directory;

	private final int port;

	private final String password = UUID.randomUUID().toString();

	private final Thread shutdownHook = new Thread(this::stop);

	private PostgresqlServer(Path programs, Path directory, int port) {
		this.programs = programs;
		this.directory = directory;
		this.port = port;
	}

	/**
	 * Whether a test that needs it must run: it is installed, or
	 * {@code REQUIRE_POSTGRESQL} is set.
	 * @return {@code false} if the test is to be skipped
	 */
	public static boolean isExpected() {
		return programs().isPresent() || System.getenv("REQUIRE_POSTGRESQL") != null;
	}

	/**
	 * Create a cluster and start it. Connections are accepted when this returns.
	 * @return the server, which has to be closed
	 */
	public static PostgresqlServer start() {
		Path programs = programs().orElseThrow(() -> new IllegalStateException("PostgreSQL is not installed"));
		try {
			PostgresqlServer server = new PostgresqlServer(programs, Files.createTempDirectory("postgresql"),
					freePort());
			server.create();
			Runtime.getRuntime().addShutdownHook(server.shutdownHook);
			server.startAgain();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The address of its database.
	 * @return a JDBC URL
	 */
	public String url() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/postgres";
	}

	/**
	 * Who owns the database.
	 * @return the name of the user
	 */
	public String user() {
		return USER;
	}

	/**
	 * The password of the user.
	 * @return a password that was made for this server
	 */
	public String password() {
		return this.password;
	}

	/**
	 * Stop as if it was killed. What was committed stays.
	 */
	public void stop() {
		run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
	}

	/**
	 * Start after {@link #stop}, on the same port and with the same data.
	 */
	public void startAgain() {
		String options = "-p " + this.port
				+ " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off";
		run("pg_ctl", "-D", data(), "-l", this.directory.resolve("log").toString(), "-o", options, "-w", "start");
	}

	@Override
	public void close() {
		Runtime.getRuntime().removeShutdownHook(this.shutdownHook);
		if (Files.exists(Path.of(data(), "postmaster.pid"))) {
			stop();
		}
		try (Stream<Path> files = Files.walk(this.directory)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void create() throws IOException {
		Path passwordFile = this.directory.resolve("password");
		Files.writeString(passwordFile, this.password);
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwx------"));
		if (isRoot()) {
			for (Path each : List.of(this.directory, passwordFile)) {
				Files.setOwner(each,
						each.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
			}
		}
		run("initdb", "-D", data(), "-U", USER, "-A", "scram-sha-256", "--pwfile", passwordFile.toString(), "-E",
				"UTF8", "--locale=C", "--no-sync");
	}

	private String data() {
		return this.directory.resolve("data").toString();
	}

	/**
	 * It refuses to run as root. Debian's package has a user for it.
	 */
	private void run(String program, String... arguments) {
		List<String> command = new ArrayList<>();
		if (isRoot()) {
			command.addAll(List.of("runuser", "-u", "postgres", "--"));
		}
		command.add(this.programs.resolve(program).toString());
		command.addAll(List.of(arguments));
		Path output = this.directory.resolve(program + ".out");
		try {
			Process process = new ProcessBuilder(command).directory(this.directory.toFile())
				.redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new IllegalStateException("Failed: " + command + "\n" + Files.readString(output));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isRoot() {
		return System.getProperty("user.name").equals("root");
	}

	/**
	 * The programs of the newest version that is installed.
	 */
	private static Optional<Path> programs() {
		if (!Files.isDirectory(VERSIONS)) {
			return Optional.empty();
		}
		try (Stream<Path> versions = Files.list(VERSIONS)) {
			return versions.map((version) -> version.resolve("bin"))
				.filter((bin) -> Files.isExecutable(bin.resolve("initdb")))
				.max(Comparator.comparingInt((bin) -> Integer.parseInt(bin.getParent().getFileName().toString())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
