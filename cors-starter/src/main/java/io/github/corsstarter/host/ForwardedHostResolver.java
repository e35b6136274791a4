package io.github.corsstarter.host;

/**
 * Finds the public address of a request, from the headers of trusted proxies only. A bean
 * of this type replaces the configured one; it is asked once for every request.
 */
@FunctionalInterface
public interface ForwardedHostResolver {

	/**
	 * Resolve the public address.
	 * @param request the request, as received
	 * @return the address, and whether what it was read from is acceptable
	 */
	HostResolution resolve(ProxiedRequest request);

}
