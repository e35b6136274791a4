package io.github.corsstarter.policy;

import java.util.Collection;
import java.util.List;

/**
 * The grammar of methods and header names (RFC 9110, section 5.6.2).
 */
public final class HttpToken {

	private static final String PUNCTUATION = "!#$%&'*+-.^_`|~";

	private HttpToken() {
	}

	/**
	 * Whether a text is a token.
	 * @param text the text
	 * @return {@code true} if it can be a method or the name of a header
	 */
	public static boolean isToken(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!isTokenCharacter(text.charAt(i))) {
				return false;
			}
		}
		return !text.isEmpty();
	}

	static List<String> requireAll(Collection<String> texts) {
		for (String text : texts) {
			if (!isToken(text)) {
				throw new IllegalArgumentException("\"" + text + "\" is not a token (RFC 9110, section 5.6.2)");
			}
		}
		return List.copyOf(texts);
	}

	private static boolean isTokenCharacter(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
				|| PUNCTUATION.indexOf(c) >= 0;
	}

}
