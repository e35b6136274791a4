package io.github.corsstarter.footprint;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The command line of a measurement: a file for the result, then {@code name=number} for
 * what shall differ from the defaults.
 */
final class Arguments {

	private final Path result;

	private final Map<String, Integer> numbers;

	private Arguments(Path result, Map<String, Integer> numbers) {
		this.result = result;
		this.numbers = numbers;
	}

	static Arguments parse(String[] arguments, Map<String, Integer> defaults) {
		Map<String, Integer> numbers = new LinkedHashMap<>(defaults);
		if (arguments.length == 0) {
			throw new IllegalArgumentException("Say which file the result goes to, then what differs from " + numbers);
		}
		for (int i = 1; i < arguments.length; i++) {
			String[] parts = arguments[i].split("=", 2);
			if (parts.length != 2 || !numbers.containsKey(parts[0])) {
				throw new IllegalArgumentException("Not one of " + numbers + ": " + arguments[i]);
			}
			int number = Integer.parseInt(parts[1]);
			if (number < 0) {
				throw new IllegalArgumentException("Negative: " + arguments[i]);
			}
			numbers.put(parts[0], number);
		}
		return new Arguments(Path.of(arguments[0]), numbers);
	}

	Path result() {
		return this.result;
	}

	int get(String name) {
		Integer number = this.numbers.get(name);
		if (number == null) {
			throw new IllegalArgumentException("No argument has the name " + name);
		}
		return number;
	}

	Map<String, Integer> asMap() {
		return this.numbers;
	}

}
