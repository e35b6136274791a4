package io.github.corsstarter.doctor.wire;

/**
 * A line of a header section.
 *
 * @param name the name, as written
 * @param value the value, without the whitespace around it
 */
public record HeaderLine(String name, String value) {

	/**
	 * Whether this is a line of a header.
	 * @param name its name, in any case
	 */
	public boolean is(String name) {
		return this.name.equalsIgnoreCase(name);
	}

}
