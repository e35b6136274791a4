package io.github.corsstarter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.verification.HttpPeer;
import org.junit.jupiter.api.Assumptions;

/**
 * A real proxy on loopback in front of an application, with the lines of configuration
 * that the documentation shows.
 */
public enum FrontProxy {

	APACHE("apache2") {

		@Override
		String configuration(String documented, int port, Path directory) {
			return """
					ServerRoot %1$s
					ServerName localhost
					PidFile %1$s/pid
					ErrorLog %1$s/error.log
					User nobody
					Group nogroup
					Listen 127.0.0.1:%2$d
					LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
					LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
					LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
					LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
					LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
					%3$s
					""".formatted(directory, port, documented);
		}

		@Override
		List<String> start(Path configuration) {
			return List.of("-f", configuration.toString(), "-k", "start");
		}

	},

	HAPROXY("haproxy") {

		@Override
		String configuration(String documented, int port, Path directory) {
			return """
					defaults
						mode http
						timeout connect 10s
						timeout client 10s
						timeout server 10s
					listen site
						bind 127.0.0.1:%d
						server application 127.0.0.1:8080
					%s
					""".formatted(port, documented);
		}

		@Override
		List<String> start(Path configuration) {
			return List.of("-D", "-f", configuration.toString(), "-p", configuration.resolveSibling("pid").toString());
		}

	};

	private static final int DEADLINE_SECONDS = 20;

	private final String program;

	FrontProxy(String program) {
		this.program = program;
	}

	/**
	 * Start the proxy; it listens when this returns. Without the program the test is
	 * skipped, unless {@code REQUIRE_APACHE} or {@code REQUIRE_HAPROXY} is set.
	 * @param documented the lines of the documentation, for an application on 8080
	 * @param applicationPort the port of the application
	 * @param directory a folder for what the proxy writes
	 */
	public Running start(String documented, int applicationPort, Path directory) throws IOException {
		Path executable = Path.of("/usr/sbin", this.program);
		Assumptions.assumeTrue(Files.isExecutable(executable) || System.getenv("REQUIRE_" + name()) != null,
				() -> this.program + " is not installed");
		int port = freePort();
		Path configuration = directory.resolve(name().toLowerCase(Locale.ROOT) + ".conf");
		Files.writeString(configuration,
				configuration(documented, port, directory).replace("127.0.0.1:8080", "127.0.0.1:" + applicationPort));
		List<String> command = new ArrayList<>(List.of(executable.toString()));
		command.addAll(start(configuration));
		Process process = new ProcessBuilder(command).inheritIO().start();
		try {
			if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
				throw new IllegalStateException(this.program + " does not start");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return new Running(port, directory.resolve("pid"));
	}

	abstract String configuration(String documented, int port, Path directory);

	abstract List<String> start(Path configuration);

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/**
	 * A proxy that runs.
	 *
	 * @param port the port it listens on
	 * @param pid the file with the id of its process
	 */
	public record Running(int port, Path pid) implements AutoCloseable {

		public HttpPeer peer() {
			return new HttpPeer(this.port);
		}

		/**
		 * Ends the process and waits for it.
		 */
		@Override
		public void close() {
			try {
				long id = Long.parseLong(Files.readString(this.pid).strip());
				ProcessHandle.of(id).ifPresent((process) -> {
					process.destroy();
					process.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
				});
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
