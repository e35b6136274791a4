package io.github.corsstarter.footprint;

import java.util.List;

/**
 * What answers browsers of other origins in a server.
 */
enum Variant {

	/**
	 * Nothing: the starter is not on the class path.
	 */
	NONE("none"),

	/**
	 * The starter, with one origin.
	 */
	STARTER("starter"),

	/**
	 * Spring's own filter, with the same origin and settings; the starter is not on the
	 * class path.
	 */
	SPRING("spring");

	private final String label;

	Variant(String label) {
		this.label = label;
	}

	String label() {
		return this.label;
	}

	boolean isWithStarter() {
		return this == STARTER;
	}

	List<String> properties(String origin) {
		return switch (this) {
			case NONE -> List.of();
			case STARTER -> List.of("cors.allowed-origins=" + origin);
			case SPRING -> List.of(SpringSettings.KEY + "=" + origin);
		};
	}

}
