package io.github.corsstarter.compile;

import io.github.corsstarter.origin.OriginMatcher;

/**
 * Whom a policy allows. Its parts were chosen together and are inherited together.
 *
 * @param matcher the origins
 * @param allowAll whether any origin is allowed
 * @param credentials whether requests may carry credentials
 */
record OriginRules(OriginMatcher matcher, boolean allowAll, boolean credentials) {

	boolean isEmpty() {
		return !this.allowAll && this.matcher.isEmpty();
	}

}
