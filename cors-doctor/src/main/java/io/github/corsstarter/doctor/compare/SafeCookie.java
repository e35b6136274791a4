package io.github.corsstarter.doctor.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.corsstarter.doctor.wire.Printable;

/**
 * A line of {@code Set-Cookie} to print: without its value.
 *
 * @param name the name of the cookie
 * @param attributes its attributes, in one order
 */
record SafeCookie(String name, String attributes) {

	/**
	 * The attributes whose values are no secrets and do not change with the time.
	 */
	private static final Set<String> SHOWN = Set.of("domain", "max-age", "path", "samesite");

	static SafeCookie of(String line) {
		String[] parts = line.split(";");
		int equals = parts[0].indexOf('=');
		List<String> attributes = new ArrayList<>();
		for (int i = 1; i < parts.length; i++) {
			String[] attribute = parts[i].strip().split("=", 2);
			String name = attribute[0].strip().toLowerCase(Locale.ROOT);
			attributes.add((attribute.length > 1 && SHOWN.contains(name)) ? name + "=" + attribute[1].strip() : name);
		}
		attributes.removeIf(String::isEmpty);
		attributes.sort(null);
		String name = (equals >= 0) ? parts[0].substring(0, equals).strip() : "";
		return new SafeCookie(Printable.of(name),
				attributes.isEmpty() ? "no attributes" : Printable.of(String.join("; ", attributes)));
	}

}
