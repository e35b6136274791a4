package io.github.corsstarter.web;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The header fields of a response that is not sent yet, for decisions to be written to
 * them. Names are compared without case (RFC 9110, section 5.1).
 */
public interface ResponseFields {

	/**
	 * The first line of a field, or {@code null} if it is absent.
	 */
	@Nullable String first(String name);

	/**
	 * All lines of a field, in their order.
	 */
	List<String> lines(String name);

	/**
	 * The names of all fields; a name may come twice.
	 */
	Collection<String> names();

	/**
	 * Add a line.
	 */
	void add(String name, String value);

	/**
	 * Replace all lines of a field by one.
	 */
	void set(String name, String value);

	/**
	 * Remove all lines of a field, or leave one that has no value.
	 */
	void remove(String name);

}
