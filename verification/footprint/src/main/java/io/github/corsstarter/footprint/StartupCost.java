package io.github.corsstarter.footprint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the starter adds to the start of an application: without it, with its jar and no
 * configuration, and configured; each also processed ahead of time.
 * <p>
 * Classes are counted in one start each, because their number is the same every time. For
 * the times each start is a process of its own; the set-ups take turns. They count from
 * the creation of the process until all listeners of the ready application have run. All
 * set-ups read an {@code application.yml} of the same size, which in those without
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
		Map<Setup, ObservedStart> classes = new EnumMap<>(Setup.class);
		Map<Setup, List<TimeTaken>> times = new EnumMap<>(Setup.class);
		try (Starts starts = new Starts()) {
			Setup[] setups = Setup.values();
			for (Setup setup : setups) {
				// Its time is not counted, so that no set-up has a cold disk.
				classes.put(setup, starts.observe(setup));
				times.put(setup, new ArrayList<>());
			}
			for (int i = 0; i < arguments.get("starts"); i++) {
				for (int j = 0; j < setups.length; j++) {
					Setup setup = setups[(i + j) % setups.length];
					times.get(setup).add(starts.time(setup, OPTIONS));
				}
			}
		}
		write(report, classes, times);
	}

	private static void write(Report report, Map<Setup, ObservedStart> classes, Map<Setup, List<TimeTaken>> times) {
		Map<String, Object> setups = new LinkedHashMap<>();
		Map<String, Object> added = new LinkedHashMap<>();
		for (Setup setup : Setup.values()) {
			ObservedStart observed = classes.get(setup);
			Map<String, Object> figures = new LinkedHashMap<>();
			figures.put("classes", observed.classes().size());
			figures.putAll(TimeTaken.summarize(times.get(setup)));
			setups.put(setup.label(), figures);
			if (setup.isWithStarter()) {
				Map<String, Object> comparison = new LinkedHashMap<>();
				comparison.put("classesOfStarter", observed.classesOfStarter().size());
				comparison.put("addedClasses",
						observed.classes().size() - classes.get(setup.baseline()).classes().size());
				comparison.putAll(TimeTaken.compare(times.get(setup), times.get(setup.baseline())));
				added.put(setup.label(), comparison);
				System.out.println(setup.label() + ", to " + setup.baseline().label() + ": classes of the starter "
						+ comparison.get("classesOfStarter") + ", classes +" + comparison.get("addedClasses") + ", "
						+ TimeTaken.describe(times.get(setup), times.get(setup.baseline())));
			}
		}
		report.put("options", OPTIONS)
			.put("collector", "serial")
			.put("setups", setups)
			.put("comparedToWithout", added)
			.write();
	}

}
