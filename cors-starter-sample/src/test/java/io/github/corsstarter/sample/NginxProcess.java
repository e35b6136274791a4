package io.github.corsstarter.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real nginx on loopback, with a configuration of the documentation in front of an
 * application.
 */
final class NginxProcess implements AutoCloseable {

	private static final int DEADLINE_SECONDS = 20;

	private final Path executable;

	private final Path directory;

	private final int port;

	private NginxProcess(Path executable, Path directory, int port) {
		this.executable = executable;
		this.directory = directory;
		this.port = port;
	}

	/**
	 * Where nginx is installed, if it is.
	 */
	static Optional<Path> installed() {
		return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
			.map((folder) -> Path.of(folder, "nginx"))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/**
	 * Start nginx; it listens when this returns.
	 * @param executable where it is installed
	 * @param directory an empty folder for what it writes
	 * @param site a configuration of the documentation, for the ports 8088 and 8080
	 * @param application the origin of the application
	 */
	static NginxProcess start(Path executable, Path directory, Path site, String application) throws IOException {
		int port = freePort();
		Files.writeString(directory.resolve("site.conf"),
				Files.readString(site)
					.replace("listen 127.0.0.1:8088", "listen 127.0.0.1:" + port)
					.replace("http://127.0.0.1:8080", "http://127.0.0.1:" + URI.create(application).getPort()));
		Files.writeString(directory.resolve("nginx.conf"), """
				pid nginx.pid;
				error_log error.log;
				events {}
				http {
					access_log off;
					client_body_temp_path body;
					proxy_temp_path proxy;
					fastcgi_temp_path fastcgi;
					uwsgi_temp_path uwsgi;
					scgi_temp_path scgi;
					include site.conf;
				}
				""");
		NginxProcess nginx = new NginxProcess(executable, directory, port);
		nginx.run();
		return nginx;
	}

	int port() {
		return this.port;
	}

	@Override
	public void close() {
		run("-s", "stop");
	}

	/**
	 * The first process binds the port and ends when its children have taken over.
	 */
	private void run(String... arguments) {
		List<String> command = Stream
			.concat(Stream.of(this.executable.toString(), "-p", this.directory.toString(), "-c", "nginx.conf", "-e",
					"error.log"), Stream.of(arguments))
			.toList();
		try {
			Process process = new ProcessBuilder(command).inheritIO().start();
			if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new AssertionError("Failed: " + command);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
