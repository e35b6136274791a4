package io.github.corsstarter.test;

/**
 * The remedies in an application that uses cors-starter. Where a policy of its own
 * applies to the path, the setting belongs there.
 *
 * @param need what the page needs
 */
record StarterRemedies(Need need) implements Remedies {

	@Override
	public String allowOrigin() {
		return "Add the origin to cors.allowed-origins" + policy() + "\n    cors:\n      allowed-origins: [\""
				+ this.need.origin() + "\"]\nIf it is there, let cors.urls-regex match " + this.need.path() + ".";
	}

	@Override
	public String allowMethod() {
		return "Add the method to cors.extra-allow-methods" + policy() + "\n    cors:\n      extra-allow-methods: ["
				+ this.need.method() + "]";
	}

	@Override
	public String allowHeader(String name) {
		return "Add the header to cors.extra-allow-headers" + policy() + "\n    cors:\n      extra-allow-headers: ["
				+ name + "]";
	}

	@Override
	public String allowCredentials() {
		return "Set cors.credentials" + policy() + "\n    cors:\n      credentials: true";
	}

	@Override
	public String nameOrigin() {
		return "Replace cors.allow-all" + policy() + "\n    cors:\n      allowed-origins: [\"" + this.need.origin()
				+ "\"]\n      credentials: true";
	}

	@Override
	public String exposeHeader(String name) {
		return "Add the header to cors.expose-headers" + policy() + "\n    cors:\n      expose-headers: [" + name + "]";
	}

	@Override
	public String rememberPreflight(long seconds) {
		return "Set the time" + policy() + "\n    cors:\n      preflight-max-age: " + seconds;
	}

	@Override
	public String allowFewerOrigins() {
		return "List only origins of your own in cors.allowed-origins, and remove cors.allow-all.";
	}

	@Override
	public String answerBeforeLogin() {
		return "Let cors.urls-regex match " + this.need.path() + ", so that the starter answers its preflights.";
	}

	@Override
	public String answerFirst() {
		return "Let cors.urls-regex match " + this.need.path() + ", and the filter that wrote this response run after "
				+ "CorsPolicyFilter.";
	}

	private static String policy() {
		return ", or to the policy in cors.policies that applies to the path:";
	}

}
