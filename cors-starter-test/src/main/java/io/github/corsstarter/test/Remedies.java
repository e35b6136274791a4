package io.github.corsstarter.test;

/**
 * What to change in an application, for a person who does not know CORS: each action is
 * one or more sentences and allows no more than the page needs.
 */
interface Remedies {

	/**
	 * Allow the origin of the page.
	 */
	String allowOrigin();

	/**
	 * Allow the method.
	 */
	String allowMethod();

	/**
	 * Allow the page to send a header.
	 */
	String allowHeader(String name);

	/**
	 * Allow the page to send cookies.
	 */
	String allowCredentials();

	/**
	 * Name the origin instead of allowing every one.
	 */
	String nameOrigin();

	/**
	 * Let the page read a header.
	 */
	String exposeHeader(String name);

	/**
	 * Let browsers remember a preflight.
	 */
	String rememberPreflight(long seconds);

	/**
	 * Allow fewer origins.
	 */
	String allowFewerOrigins();

	/**
	 * Answer preflights before anything asks for a login.
	 */
	String answerBeforeLogin();

	/**
	 * Write the headers before any filter can answer.
	 */
	String answerFirst();

	static Remedies of(BrowserResponse response) {
		Need need = Need.of(response);
		return response.starterDecisions().isEmpty() ? new SpringRemedies(need) : new StarterRemedies(need);
	}

}
