package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Why a browser sends a preflight.
 *
 * @param kind the kind of cause
 * @param subject the method or the name of the header; may be empty
 */
public record PreflightCause(Kind kind, String subject) {

	/**
	 * The causes that a method and headers are.
	 * @param method the method, as it is sent
	 * @param headers names in lower case, with the value where it is known
	 * @return the causes: the method first, then the headers in their order
	 */
	public static List<PreflightCause> of(String method, Map<String, ? extends @Nullable String> headers) {
		List<PreflightCause> causes = new ArrayList<>();
		if (!RequestMethods.isSafelisted(method)) {
			causes.add(new PreflightCause(Kind.METHOD, method));
		}
		for (String name : RequestHeaders.unsafeNames(headers)) {
			causes.add(ofHeader(name, headers.get(name)));
		}
		return causes;
	}

	/**
	 * The cause for a header that is not safelisted.
	 * @param name the name, in lower case
	 * @param value the value, or {@code null} if it is not known
	 */
	private static PreflightCause ofHeader(String name, @Nullable String value) {
		if (name.equals("content-type") && (value == null || !RequestHeaders.isSafelistedType(value))) {
			return new PreflightCause((value != null) ? Kind.CONTENT_TYPE : Kind.UNKNOWN_CONTENT_TYPE, name);
		}
		if (name.equals("content-type") || RequestHeaders.isSafelisted(name, null)) {
			return new PreflightCause(
					(value != null && RequestHeaders.isSafelisted(name, value)) ? Kind.HEADER_TOTAL : Kind.HEADER_VALUE,
					name);
		}
		return new PreflightCause(Kind.HEADER, name);
	}

	/**
	 * The cause in words.
	 */
	@Override
	public String toString() {
		return this.kind.text.formatted(this.subject);
	}

	/**
	 * The kinds of causes.
	 */
	public enum Kind {

		/**
		 * A method that is not safelisted.
		 */
		METHOD("the method %s is not GET, HEAD or POST"),

		/**
		 * A header that is not safelisted.
		 */
		HEADER("the header %s is not one that every page may send"),

		/**
		 * A value that is not safelisted.
		 */
		HEADER_VALUE("the header %s needs permission, because its value is not one that every page may send"),

		/**
		 * A media type that is not safelisted.
		 */
		CONTENT_TYPE("the header content-type needs permission, because its value is not one of "
				+ "application/x-www-form-urlencoded, multipart/form-data and text/plain"),

		/**
		 * A media type that is not known.
		 */
		UNKNOWN_CONTENT_TYPE("the header content-type needs permission, unless its value is one of "
				+ "application/x-www-form-urlencoded, multipart/form-data and text/plain"),

		/**
		 * Safelisted values that are too long together.
		 */
		HEADER_TOTAL("the header %s needs permission, because all values together have more than 1024 bytes"),

		/**
		 * A listener on {@code XMLHttpRequest.upload}.
		 */
		UPLOAD_LISTENER("the page listens to the progress of the upload");

		private final String text;

		Kind(String text) {
			this.text = text;
		}

	}

}
