package io.github.corsstarter.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What a client wants to read (RFC 9110, section 12.5.1).
 */
final class AcceptHeader {

	/**
	 * Several times what browsers send. A client that sends more gets plain text, which
	 * every client can read.
	 */
	private static final int MAX_LENGTH = 1000;

	private AcceptHeader() {
	}

	/**
	 * Whether a client names JSON, and names text neither with a higher weight nor before
	 * it. {@code *}{@code /*} does not count: curl sends it for a person, and a script
	 * that takes anything does too.
	 * @param lines the lines of the header
	 */
	static boolean prefersJson(Collection<String> lines) {
		String accept = String.join(",", lines);
		if (accept.isEmpty() || accept.length() > MAX_LENGTH) {
			return false;
		}
		try {
			List<MediaType> types = new ArrayList<>(MediaType.parseMediaTypes(accept));
			types.removeIf((type) -> type.getQualityValue() == 0 || !isJson(type) && !isText(type));
			types.sort(Comparator.comparing(MediaType::getQualityValue).reversed());
			return !types.isEmpty() && isJson(types.get(0));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static boolean isJson(MediaType type) {
		return type.getType().equals("application")
				&& (type.getSubtype().equals("json") || "json".equals(type.getSubtypeSuffix()));
	}

	private static boolean isText(MediaType type) {
		return type.getType().equals("text") || type.getSubtype().equals("xhtml+xml");
	}

}
