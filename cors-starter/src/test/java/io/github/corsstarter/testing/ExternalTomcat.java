package io.github.corsstarter.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.verification.JavaProcess;

/**
 * A Tomcat as it is distributed, in a process of its own, on a port that was free.
 */
public final class ExternalTomcat implements AutoCloseable {

	private static final Path HOME = Path.of("target", "external-tomcat").toAbsolutePath();

	/**
	 * What Tomcat logs first, once it has deployed the applications or given one up.
	 */
	private static final Pattern LISTENS_OR_FAILED = Pattern
		.compile("Starting ProtocolHandler \\[\"http-nio-auto-\\d+-(\\d+)\"]|startup failed");

	private static final Pattern STARTED = Pattern.compile("Server startup in");

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

	private final JavaProcess process;

	private final int port;

	private ExternalTomcat(JavaProcess process, int port) {
		this.process = process;
		this.port = port;
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
		JavaProcess process = JavaProcess.start(base, arguments(base));
		Matcher listens = process.await(LISTENS_OR_FAILED);
		if (listens.group(1) == null) {
			process.close();
			throw new IllegalStateException("Tomcat did not deploy the application:\n" + process.output());
		}
		process.await(STARTED);
		return new ExternalTomcat(process, Integer.parseInt(listens.group(1)));
	}

	/**
	 * What {@code catalina.sh run} would start. The log manager keeps the application's
	 * logging away from that of the server.
	 */
	private static List<String> arguments(Path base) {
		Path bin = HOME.resolve("bin");
		return List.of("-Xmx256m", "-Duser.language=en",
				"-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
				"-Djava.util.logging.config.file=" + HOME.resolve("conf/logging.properties"), "-Dcatalina.home=" + HOME,
				"-Dcatalina.base=" + base, "-Djava.io.tmpdir=" + base.resolve("temp"), "-cp",
				bin.resolve("bootstrap.jar") + File.pathSeparator + bin.resolve("tomcat-juli.jar"),
				"org.apache.catalina.startup.Bootstrap", "start");
	}

	public int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.close();
	}

}
