package io.github.corsstarter.origin;

/**
 * An entry of a list of allowed origins, read once to be compiled and checked.
 */
public sealed interface ListedOrigin {

	/**
	 * The entry as it was configured.
	 * @return the text
	 */
	String text();

	/**
	 * Read an entry.
	 * @param configured an origin, a pattern ({@link OriginPattern}), {@code null} or
	 * {@code file://}
	 * @return the entry
	 * @throws OriginSyntaxException if it is neither
	 */
	static ListedOrigin parse(String configured) {
		if (configured.indexOf('*') >= 0) {
			return new Pattern(configured, OriginPattern.parse(configured));
		}
		if (configured.equals(Origin.OPAQUE) || configured.equals(Origin.FILE)) {
			return new Literal(configured);
		}
		return new Exact(configured, Origin.parse(configured));
	}

	/**
	 * One origin.
	 *
	 * @param text the entry as it was configured
	 * @param origin the origin
	 */
	record Exact(String text, Origin origin) implements ListedOrigin {

		/**
		 * The text as browsers send it, and the same object where it is already that: of
		 * 100 000 origins no second copy is kept.
		 */
		String serialized() {
			String serialized = this.origin.toString();
			return serialized.equals(this.text) ? this.text : serialized;
		}

	}

	/**
	 * A set of origins.
	 *
	 * @param text the entry as it was configured
	 * @param pattern the pattern
	 */
	record Pattern(String text, OriginPattern pattern) implements ListedOrigin {
	}

	/**
	 * {@code null} or {@code file://}, which are not tuple origins.
	 *
	 * @param text one of the two
	 */
	record Literal(String text) implements ListedOrigin {

		/**
		 * Create an entry.
		 * @param text one of the two
		 * @throws IllegalArgumentException if it is neither
		 */
		public Literal {
			if (!text.equals(Origin.OPAQUE) && !text.equals(Origin.FILE)) {
				throw new IllegalArgumentException("neither " + Origin.OPAQUE + " nor " + Origin.FILE);
			}
		}

		/**
		 * Whether it matches any opaque origin.
		 * @return {@code true} for {@code null}
		 */
		public boolean isOpaque() {
			return this.text.equals(Origin.OPAQUE);
		}

	}

}
