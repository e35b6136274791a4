package io.github.corsstarter.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Tomcat as it is distributed, in a process of its own, on a port that was free.
 */
public final class ExternalTomcat implements AutoCloseable {

	private static final Path HOME = Path.of("target", "external-tomcat").toAbsolutePath();

	private static final int DEADLINE_IN_SECONDS = 120;

	private static final Pattern PORT = Pattern.compile("Starting ProtocolHandler \\[\"http-nio-auto-\\d+-(\\d+)\"]");

	private static final String STARTED = "Server startup in";

	private static final String NOT_DEPLOYED = "startup failed";

	private static final String SERVER_XML = """
			<Server port="-1">
				<Service name="Catalina">
					<Connector port="0"/>
					<Engine name="Catalina" defaultHost="localhost">
						<Host name="localhost" appBase="webapps"/>
					</Engine>
				</Service>
			</Server>
			""";

	private final Process process;

	private final StringBuffer output = new StringBuffer();

	private final CompletableFuture<Integer> port = new CompletableFuture<>();

	private final Thread shutdownHook;

	private ExternalTomcat(Process process) {
		this.process = process;
		this.shutdownHook = new Thread(process::destroyForcibly);
		Runtime.getRuntime().addShutdownHook(this.shutdownHook);
		Thread reader = new Thread(this::read, "external-tomcat-output");
		reader.setDaemon(true);
		reader.start();
	}

	/**
	 * Start it with what lies in {@code webapps}, and wait until that is deployed.
	 * @param base the directory of this instance
	 */
	public static ExternalTomcat start(Path base) throws IOException {
		Path configuration = Files.createDirectories(base.resolve("conf"));
		Files.createDirectories(base.resolve("temp"));
		Files.copy(HOME.resolve("conf/web.xml"), configuration.resolve("web.xml"));
		Files.writeString(configuration.resolve("server.xml"), SERVER_XML);
		ExternalTomcat tomcat = new ExternalTomcat(
				new ProcessBuilder(command(base)).directory(base.toFile()).redirectErrorStream(true).start());
		try {
			tomcat.port.get(DEADLINE_IN_SECONDS, TimeUnit.SECONDS);
			return tomcat;
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			tomcat.close();
			throw new IllegalStateException("Tomcat did not start:\n" + tomcat.output, ex);
		}
	}

	/**
	 * What {@code catalina.sh run} would start. The log manager keeps the application's
	 * logging away from that of the server.
	 */
	private static List<String> command(Path base) {
		Path bin = HOME.resolve("bin");
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
				"-Duser.language=en", "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
				"-Djava.util.logging.config.file=" + HOME.resolve("conf/logging.properties"), "-Dcatalina.home=" + HOME,
				"-Dcatalina.base=" + base, "-Djava.io.tmpdir=" + base.resolve("temp"), "-cp",
				bin.resolve("bootstrap.jar") + File.pathSeparator + bin.resolve("tomcat-juli.jar"),
				"org.apache.catalina.startup.Bootstrap", "start");
	}

	public int port() {
		return this.port.join();
	}

	private void read() {
		try (BufferedReader reader = this.process.inputReader()) {
			int listening = 0;
			String line = reader.readLine();
			while (line != null) {
				this.output.append(line).append('\n');
				Matcher matcher = PORT.matcher(line);
				if (matcher.find()) {
					listening = Integer.parseInt(matcher.group(1));
				}
				if (line.contains(NOT_DEPLOYED)) {
					this.port.completeExceptionally(new IllegalStateException(line));
				}
				if (line.contains(STARTED)) {
					this.port.complete(listening);
				}
				line = reader.readLine();
			}
			this.port.completeExceptionally(new IllegalStateException("The process ended"));
		}
		catch (IOException ex) {
			this.port.completeExceptionally(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().removeShutdownHook(this.shutdownHook);
	}

}
