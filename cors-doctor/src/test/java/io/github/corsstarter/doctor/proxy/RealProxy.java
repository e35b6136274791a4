package io.github.corsstarter.doctor.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real proxy on loopback in front of an application, with lines of configuration that
 * somebody could have written.
 */
enum RealProxy {

	/** Its lines stand in a {@code server} block. */
	NGINX("nginx", """
			daemon off;
			pid pid;
			error_log error.log;
			events {}
			http {
				access_log off;
				client_body_temp_path body;
				proxy_temp_path proxy;
				fastcgi_temp_path fastcgi;
				uwsgi_temp_path uwsgi;
				scgi_temp_path scgi;
				proxy_cache_path cache keys_zone=items:1m;
				server {
					listen 127.0.0.1:{port};
					{lines}
				}
			}
			""") {

		@Override
		List<String> arguments(Path directory) {
			return List.of("-p", directory.toString(), "-c", "configuration", "-e", "error.log");
		}

	},

	/** Its lines stand outside of all blocks. */
	APACHE("apache2", """
			ServerRoot {directory}
			ServerName localhost
			PidFile {directory}/pid
			ErrorLog {directory}/error.log
			User nobody
			Group nogroup
			Listen 127.0.0.1:{port}
			LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
			LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
			LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
			LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so
			LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
			LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
			{lines}
			""") {

		@Override
		List<String> arguments(Path directory) {
			return List.of("-f", directory.resolve("configuration").toString(), "-D", "FOREGROUND");
		}

	},

	/** Its lines stand in a {@code frontend} whose backend is the application. */
	HAPROXY("haproxy", """
			defaults
				mode http
				timeout connect 10s
				timeout client 10s
				timeout server 10s
			backend application
				server one {application}
			backend empty
			frontend site
				bind 127.0.0.1:{port}
				default_backend application
				{lines}
			""") {

		@Override
		List<String> arguments(Path directory) {
			return List.of("-db", "-f", directory.resolve("configuration").toString());
		}

	};

	private static final int DEADLINE_SECONDS = 20;

	private final String program;

	private final String template;

	RealProxy(String program, String template) {
		this.program = program;
		this.template = template;
	}

	abstract List<String> arguments(Path directory);

	/**
	 * Start the proxy; it listens when this returns. Without the program the test is
	 * skipped, unless {@code REQUIRE_NGINX}, {@code REQUIRE_APACHE} or
	 * {@code REQUIRE_HAPROXY} is set.
	 * @param lines the lines of configuration, with {@code {application}} for the host
	 * and the port of the application
	 * @param application the port of the application
	 * @param directory an empty folder for what the proxy writes, in a folder of the test
	 */
	Running start(String lines, int application, Path directory) throws IOException {
		Path executable = Path.of("/usr/sbin", this.program);
		Assumptions.assumeTrue(Files.isExecutable(executable) || System.getenv("REQUIRE_" + name()) != null,
				() -> this.program + " is not installed");
		int port = freePort();
		// Its workers may run as a user who may not read a temporary folder.
		for (Path folder : List.of(directory.getParent(), directory)) {
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		Files.writeString(directory.resolve("configuration"),
				this.template.replace("{lines}", lines)
					.replace("{directory}", directory.toString())
					.replace("{port}", String.valueOf(port))
					.replace("{application}", "127.0.0.1:" + application));
		List<String> command = new ArrayList<>(List.of(executable.toString()));
		command.addAll(arguments(directory));
		Path log = directory.resolve("output.log");
		Running running = new Running(port,
				new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
		Awaitility.await()
			.atMost(Duration.ofSeconds(DEADLINE_SECONDS))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> running.listens() || !running.process().isAlive());
		assertThat(running.process().isAlive()).as(() -> read(log)).isTrue();
		return running;
	}

	private static String read(Path log) {
		try {
			return Files.readString(log);
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

	/**
	 * A proxy that runs.
	 *
	 * @param port the port it listens on
	 * @param process its process, which no other program uses
	 */
	record Running(int port, Process process) implements AutoCloseable {

		String url(String path) {
			return "http://api.example.com:" + this.port + path;
		}

		private boolean listens() {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
				return socket.isConnected();
			}
			catch (IOException ex) {
				return false;
			}
		}

		/**
		 * Ends the process and waits for it.
		 */
		@Override
		public void close() {
			this.process.destroy();
			this.process.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
		}

	}

}
