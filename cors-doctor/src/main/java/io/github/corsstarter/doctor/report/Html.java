package io.github.corsstarter.doctor.report;

/**
 * Writes HTML in which every text is escaped.
 */
final class Html {

	private final StringBuilder html = new StringBuilder();

	/**
	 * Append markup as it is.
	 * @param markup markup that this program wrote, without anything from outside
	 */
	Html raw(String markup) {
		this.html.append(markup);
		return this;
	}

	/**
	 * Append a text.
	 */
	Html text(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '&' -> this.html.append("&amp;");
				case '<' -> this.html.append("&lt;");
				case '>' -> this.html.append("&gt;");
				case '"' -> this.html.append("&quot;");
				case '\'' -> this.html.append("&#39;");
				default -> this.html.append(c);
			}
		}
		return this;
	}

	/**
	 * Append an element with a text in it.
	 * @param tag the name of the element, perhaps with attributes
	 * @param text the text
	 */
	Html element(String tag, String text) {
		return raw("<" + tag + ">").text(text).raw("</" + tag.split(" ", 2)[0] + ">");
	}

	@Override
	public String toString() {
		return this.html.toString();
	}

}
