package io.github.corsstarter.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.corsstarter.verification.HttpPeer;
import org.junit.jupiter.api.Assumptions;

/**
 * A real nginx on loopback, with a configuration file in front of an application.
 */
final class NginxProcess implements AutoCloseable {

	private static final Path DOCUMENTATION = Path.of("..", "docs", "nginx");

	private static final Path MISTAKES = Path.of("src", "test", "resources", "nginx");

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
	 * Where nginx is installed. Without it the test is skipped, unless
	 * {@code REQUIRE_NGINX} is set.
	 */
	static Path installed() {
		Optional<Path> executable = Stream
			.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
			.map((folder) -> Path.of(folder, "nginx"))
			.filter(Files::isExecutable)
			.findFirst();
		Assumptions.assumeTrue(executable.isPresent() || System.getenv("REQUIRE_NGINX") != null,
				"nginx is not installed");
		return executable.orElseThrow();
	}

	/**
	 * Start nginx; it listens when this returns.
	 * @param directory a folder for what it writes
	 * @param site the configuration: it listens on 8088, and the applications on 8080 and
	 * 8090 are one here
	 * @param application the origin of the application
	 */
	static NginxProcess start(Path directory, Path site, String application) throws IOException {
		Path executable = installed();
		Path home = Files.createTempDirectory(directory, "nginx");
		int port = freePort();
		String upstream = "http://127.0.0.1:" + URI.create(application).getPort();
		NginxProcess nginx = new NginxProcess(executable, home, port);
		Files.createDirectories(nginx.files());
		// Its workers may run as a user who may not read a temporary folder.
		for (Path folder : List.of(directory, home, nginx.files())) {
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		Files.createDirectory(home.resolve("snippets"));
		for (String snippet : List.of("snippets/forwarded.conf", "snippets/cors.conf", "snippets/hide-cors.conf")) {
			Files.copy(DOCUMENTATION.resolve(snippet), home.resolve(snippet));
		}
		Files.writeString(home.resolve("site.conf"),
				Files.readString(site)
					.replace("listen 127.0.0.1:8088", "listen 127.0.0.1:" + port)
					.replace("http://127.0.0.1:8080", upstream)
					.replace("http://127.0.0.1:8090", upstream)
					.replace("/var/www", nginx.files().toString()));
		Files.writeString(home.resolve("nginx.conf"), """
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
		nginx.run();
		return nginx;
	}

	/**
	 * A configuration of the documentation.
	 */
	static Path documented(String name) {
		return DOCUMENTATION.resolve(name);
	}

	/**
	 * A configuration that shows what to leave alone.
	 */
	static Path mistaken(String name) {
		return MISTAKES.resolve(name);
	}

	/**
	 * Add a file to those that nginx serves.
	 */
	NginxProcess withFile(String path, String content) throws IOException {
		Path file = files().resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
		return this;
	}

	HttpPeer caller() {
		return new HttpPeer(this.port);
	}

	private Path files() {
		return this.directory.resolve("www");
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
