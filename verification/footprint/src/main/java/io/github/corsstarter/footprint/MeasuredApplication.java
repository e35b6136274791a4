package io.github.corsstarter.footprint;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application as a process: reports its CPU time as soon as it is ready, then its
 * port, and serves until it is ended.
 */
public final class MeasuredApplication {

	private MeasuredApplication() {
	}

	/**
	 * Starts the application in a JVM of its own.
	 * @param classPath its class path
	 * @param options options of the JVM
	 * @param properties its configuration, as {@code key=value}
	 */
	static MeasuredProcess launch(String classPath, List<String> options, List<String> properties) {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--server.address=127.0.0.1"));
		properties.forEach((property) -> arguments.add("--" + property));
		return MeasuredProcess.start(classPath, options, MeasuredApplication.class, arguments);
	}

	public static void main(String[] args) {
		ConfigurableApplicationContext context = SpringApplication.run(TrivialApplication.class, args);
		// Here everything that waits for ApplicationReadyEvent has run.
		MeasuredProcess.report("ready", CpuClock.nanosOf(ProcessHandle.current()));
		MeasuredProcess.report("port", context.getEnvironment().getRequiredProperty("local.server.port"));
	}

}
