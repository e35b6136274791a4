package io.github.corsstarter.host;

/**
 * Finds the public address of a request, from the headers of proxies that are trusted and
 * of no others. A bean of this type replaces what is configured; it is asked once for
 * every request.
 */
@FunctionalInterface
public interface ForwardedHostResolver {

	/**
	 * Resolve the public address.
	 * @param request the request as it came
	 * @return the address, and whether what it was read from was acceptable
	 */
	HostResolution resolve(ProxiedRequest request);

}
