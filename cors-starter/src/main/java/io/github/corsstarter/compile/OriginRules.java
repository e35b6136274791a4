package io.github.corsstarter.compile;

import io.github.corsstarter.origin.OriginMatcher;

/**
 * The origins that a policy allows, and whether with credentials. These are chosen
 * together, so a policy inherits all of them or none.
 *
 * @param matcher the origins
 * @param allowAll whether every origin is allowed
 * @param credentials whether requests may carry credentials
 */
record OriginRules(OriginMatcher matcher, boolean allowAll, boolean credentials) {

	boolean isEmpty() {
		return !this.allowAll && this.matcher.isEmpty();
	}

}
