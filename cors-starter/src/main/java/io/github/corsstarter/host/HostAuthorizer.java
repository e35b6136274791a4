package io.github.corsstarter.host;

/**
 * Decides about hosts at request time, where a list in a configuration cannot: the custom
 * domains of customers, kept in a database. A bean of this type is asked when the list
 * does not allow a host, and only for well-formed ones.
 * <p>
 * It is asked for every such request, by many threads at once, and its answer is not
 * remembered. An exception is a refusal.
 */
@FunctionalInterface
public interface HostAuthorizer {

	/**
	 * Whether the application answers to a host.
	 * @param host the host, lower case, without port and final dot; an IPv6 address in
	 * brackets
	 * @return {@code true} to accept it
	 */
	boolean isAllowed(String host);

}
