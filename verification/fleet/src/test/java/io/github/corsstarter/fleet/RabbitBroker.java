package io.github.corsstarter.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A real RabbitMQ on loopback. When it is killed and started again, it has the ports and
 * the files of before.
 */
final class RabbitBroker implements AutoCloseable {

	/**
	 * The scripts of Debian's package. Those on the path want to be another user.
	 */
	private static final Path SCRIPTS = Path.of("/usr/lib/rabbitmq/bin");

	private static final Path EXECUTABLE = SCRIPTS.resolve("rabbitmq-server");

	private static final String STARTED = "Starting broker... completed";

	private static final Duration DEADLINE = Duration.ofSeconds(60);

	private final int port = freePort();

	private final Path directory;

	private final Map<String, String> environment;

	private final NativeProcess portMapper;

	private NativeProcess server;

	private RabbitBroker(Path directory) {
		String portMapperPort = String.valueOf(freePort());
		this.directory = directory;
		this.environment = Map.ofEntries(Map.entry("HOME", directory.toString()),
				Map.entry("RABBITMQ_NODENAME", "fleet@localhost"), Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
				Map.entry("RABBITMQ_NODE_PORT", String.valueOf(this.port)),
				Map.entry("RABBITMQ_DIST_PORT", String.valueOf(freePort())),
				Map.entry("RABBITMQ_MNESIA_BASE", directory.resolve("mnesia").toString()),
				Map.entry("RABBITMQ_LOG_BASE", directory.resolve("log").toString()),
				Map.entry("RABBITMQ_PID_FILE", directory.resolve("pid").toString()),
				Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", directory.resolve("plugins").toString()),
				Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
				Map.entry("ERL_EPMD_PORT", portMapperPort), Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"));
		// If no port mapper runs, the server starts one that outlives it.
		this.portMapper = NativeProcess.start(directory.resolve("epmd.out"), Map.of(), "epmd", "-port", portMapperPort,
				"-address", "127.0.0.1");
		this.server = startServer();
	}

	/**
	 * Skip the test without RabbitMQ, unless {@code REQUIRE_RABBITMQ} is set.
	 */
	static void assumeInstalled() {
		Assumptions.assumeTrue(Files.isExecutable(EXECUTABLE) || System.getenv("REQUIRE_RABBITMQ") != null,
				"RabbitMQ is not installed");
	}

	/**
	 * Start a broker, which may not accept connections yet.
	 * @param directory a folder for its files
	 */
	static RabbitBroker start(Path directory) {
		return new RabbitBroker(directory);
	}

	private NativeProcess startServer() {
		return NativeProcess.start(this.directory.resolve("rabbitmq.out"), this.environment, EXECUTABLE.toString());
	}

	/**
	 * Wait until it accepts connections.
	 */
	void awaitStarted() {
		Awaitility.await().atMost(DEADLINE).until(() -> !isRunning() || this.server.output().contains(STARTED));
		if (!isRunning()) {
			throw new IllegalStateException("RabbitMQ ended: " + this.server.output());
		}
	}

	boolean isRunning() {
		return this.server.isRunning();
	}

	/**
	 * End it at once, as if its machine lost power.
	 */
	void kill() {
		this.server.close();
	}

	/**
	 * Start it after it was killed; it accepts connections when this returns.
	 */
	void restart() {
		this.server = startServer();
		awaitStarted();
	}

	/**
	 * How many consumers wait for messages.
	 */
	long consumers() {
		try (NativeProcess control = NativeProcess.start(this.directory.resolve("rabbitmqctl.out"), this.environment,
				SCRIPTS.resolve("rabbitmqctl").toString(), "--quiet", "--no-table-headers", "list_consumers")) {
			return control.awaitEnd().lines().count();
		}
	}

	int port() {
		return this.port;
	}

	@Override
	public void close() {
		if (isRunning()) {
			kill();
		}
		this.portMapper.close();
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
