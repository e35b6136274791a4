package io.github.corsstarter.host;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The facts of a request that may have come through proxies.
 *
 * @param peerAddress the IP address of the other end of the connection; {@code null} if
 * it has none, as on a Unix domain socket
 * @param scheme the scheme of the connection, {@code http} or {@code https}
 * @param serverName the host as the container sees it
 * @param serverPort the port as the container sees it, 1 to 65535
 * @param headers the headers, as received
 */
public record ProxiedRequest(@Nullable String peerAddress, String scheme, String serverName, int serverPort,
		Headers headers) {

	/**
	 * The headers of a request.
	 */
	@FunctionalInterface
	public interface Headers {

		/**
		 * The lines of a header.
		 * @param name the name, in any case
		 * @return the lines in order, one value each; empty if the header is absent
		 */
		List<String> lines(String name);

	}

}
