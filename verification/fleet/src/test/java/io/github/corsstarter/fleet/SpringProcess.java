package io.github.corsstarter.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.JavaProcess;

/**
 * A Spring Boot application in a process of its own, on a port that was free. It serves
 * requests from the moment on at which it is started.
 */
final class SpringProcess implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final Pattern STARTED = Pattern.compile("Started \\w+ in ");

	private final JavaProcess process;

	private final HttpPeer peer;

	private SpringProcess(JavaProcess process, HttpPeer peer) {
		this.process = process;
		this.peer = peer;
	}

	/**
	 * Start an application from the class path of this process.
	 * @param main its main class
	 * @param settings its configuration, as {@code key=value}
	 */
	static SpringProcess start(Class<?> main, List<String> settings) {
		List<String> arguments = new ArrayList<>(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
				"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				main.getName(), "--server.address=127.0.0.1", "--server.port=0", "--server.shutdown=immediate",
				"--spring.main.banner-mode=off"));
		settings.forEach((setting) -> arguments.add("--" + setting));
		JavaProcess process = JavaProcess.start(arguments);
		int port = Integer.parseInt(process.await(PORT).group(1));
		process.await(STARTED);
		return new SpringProcess(process, new HttpPeer(port));
	}

	HttpPeer peer() {
		return this.peer;
	}

	String output() {
		return this.process.output();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
