package io.github.corsstarter.decision;

/**
 * Why a request was decided as it was. Each family of decisions has one enum of reasons;
 * logs, refusals, the debug header, metrics and the endpoint all use the same code.
 */
public interface Reason {

	/**
	 * The stable name of this reason, unique over all families.
	 * @return a word in kebab-case, of lower-case ASCII letters and hyphens
	 */
	String code();

	/**
	 * The reason as a clause, without a capital letter and a full stop. It contains
	 * nothing of the request, so that it may stand in a response.
	 * @return a clause in printable ASCII
	 */
	String description();

	/**
	 * Whether the request is accepted.
	 * @return {@code false} if the request is refused, or if its response is not shared
	 * with the page that sent it
	 */
	boolean isAccepted();

}
