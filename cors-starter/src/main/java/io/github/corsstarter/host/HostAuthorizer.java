package io.github.corsstarter.host;

/**
 * Decides about hosts at request time, for example about custom domains that are kept in
 * a database. A bean of this type is asked about well-formed hosts that the list does not
 * allow.
 * <p>
 * It is asked for every such request, by many threads at a time. Settings can let its
 * answers be remembered by host. An exception counts as a refusal. Settings limit how
 * many questions are open at a time, and how long one may take: with such a limit it is
 * called on a thread other than that of the request, and is interrupted.
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
