package io.github.corsstarter.footprint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the starter adds to the start of an application: without it, with its jar and no
 * configuration, and configured.
 * <p>
 * Each start is a process of its own; the variants take turns. It counts everything from
 * the creation of the process until all listeners of the ready application have run. All
 * variants read an {@code application.yml} of the same size, which in those without
 * configuration has the same lines under a name that no code reads.
 */
public final class StartupCost {

	private static final List<String> OPTIONS = List.of("-Xms256m", "-Xmx256m");

	private static final Map<String, Integer> DEFAULTS = Map.of("starts", 30);

	private StartupCost() {
	}

	public static void main(String[] args) {
		Arguments arguments = Arguments.parse(args, DEFAULTS);
		Report report = new Report("startup-cost", arguments);
		Map<Setup, List<TimeTaken>> starts = new EnumMap<>(Setup.class);
		for (Setup setup : Setup.values()) {
			// One start that is not counted, so that no variant has a cold disk.
			setup.start();
			starts.put(setup, new ArrayList<>());
		}
		Setup[] setups = Setup.values();
		for (int i = 0; i < arguments.get("starts"); i++) {
			for (int j = 0; j < setups.length; j++) {
				Setup setup = setups[(i + j) % setups.length];
				starts.get(setup).add(setup.start());
			}
		}
		write(report, starts);
	}

	private static void write(Report report, Map<Setup, List<TimeTaken>> starts) {
		Map<String, Object> setups = new LinkedHashMap<>();
		starts.forEach((setup, list) -> setups.put(setup.label(), TimeTaken.summarize(list)));
		Map<String, Object> added = new LinkedHashMap<>();
		for (Setup setup : List.of(Setup.PRESENT, Setup.CONFIGURED)) {
			List<TimeTaken> without = starts.get(Setup.WITHOUT);
			added.put(setup.label(), TimeTaken.compare(starts.get(setup), without));
			System.out.println(setup.label() + ", to without: " + TimeTaken.describe(starts.get(setup), without));
		}
		report.put("options", OPTIONS)
			.put("collector", "serial")
			.put("setups", setups)
			.put("comparedToWithout", added)
			.write();
	}

	/**
	 * What is on the class path and in the configuration.
	 */
	private enum Setup {

		WITHOUT("without", "unread.yml"),

		PRESENT("jar-present", "unread.yml"),

		CONFIGURED("configured", "configured.yml");

		private final String label;

		private final String configuration;

		Setup(String label, String configuration) {
			this.label = label;
			this.configuration = configuration;
		}

		String label() {
			return this.label;
		}

		TimeTaken start() {
			String classPath = (this == WITHOUT) ? ClassPath.withoutStarter() : ClassPath.withStarter();
			String location = "classpath:/" + StartupCost.class.getPackageName().replace('.', '/') + "/"
					+ this.configuration;
			return TimeTaken.ofStart(classPath, OPTIONS, List.of("spring.config.location=" + location));
		}

	}

}
