package io.github.corsstarter.footprint;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.springframework.boot.SpringApplicationAotProcessor;

/**
 * Processes the measured application ahead of time, as the build plugins of Spring Boot
 * do. No setting of the starter is known then.
 */
public final class AheadOfTime {

	private static final String CLASSES = "classes";

	private static final String RESOURCES = "resources";

	private AheadOfTime() {
	}

	/**
	 * Let an application use what was generated.
	 */
	static List<String> using(List<String> options) {
		List<String> all = new ArrayList<>(options);
		all.add("-Dspring.aot.enabled=true");
		return all;
	}

	/**
	 * Process the application in a JVM of its own.
	 * @param classPath its class path
	 * @param directory an empty directory
	 * @return its class path with what was generated
	 */
	static String process(String classPath, Path directory) {
		try (MeasuredProcess jvm = MeasuredProcess.start(classPath, List.of(), AheadOfTime.class,
				List.of(directory.toString()))) {
			jvm.await("processed");
		}
		return String.join(File.pathSeparator, directory.resolve(CLASSES).toString(),
				directory.resolve(RESOURCES).toString(), classPath);
	}

	public static void main(String[] args) throws Exception {
		Path directory = Path.of(args[0]);
		Path sources = directory.resolve("sources");
		Path classes = directory.resolve(CLASSES);
		SpringApplicationAotProcessor.main(new String[] { MeasuredApplication.class.getName(), sources.toString(),
				directory.resolve(RESOURCES).toString(), classes.toString(), "io.github.corsstarter", "footprint" });
		compile(sources, classes);
		MeasuredProcess.report("processed", directory);
	}

	private static void compile(Path sources, Path classes) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp",
				classes + File.pathSeparator + ClassPath.own()));
		try (Stream<Path> files = Files.walk(sources)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		}
		int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
		if (result != 0) {
			throw new IllegalStateException("What was generated does not compile");
		}
	}

}
