package io.github.corsstarter.web.servlet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What a client wants to read (RFC 9110, section 12.5.1).
 */
final class AcceptHeader {

	static final String NAME = "Accept";

	/**
	 * Several times what the browsers send. Whoever sends more gets plain text, which
	 * everybody can read.
	 */
	private static final int MAX_LENGTH = 1000;

	private AcceptHeader() {
	}

	/**
	 * Whether a client names JSON, and names text neither with a higher weight nor before
	 * it. {@code *}{@code /*} names nothing: curl sends it for a person, and a script
	 * that does not care.
	 */
	static boolean prefersJson(HttpServletRequest request) {
		String accept = String.join(",", Collections.list(request.getHeaders(NAME)));
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
