package io.github.corsstarter.test.contract;

/**
 * The page of a row. Not API.
 *
 * @param url its URL, with the scheme http or https, and a host
 * @param setting where it is open
 */
public record PageCell(String url, Setting setting) {

	/**
	 * Where a page is open.
	 */
	public enum Setting {

		/**
		 * In Chrome.
		 */
		CHROME,
		/**
		 * In Firefox.
		 */
		FIREFOX,
		/**
		 * In Safari.
		 */
		SAFARI,
		/**
		 * In Chrome, in a frame with {@code sandbox}.
		 */
		SANDBOX

	}

}
