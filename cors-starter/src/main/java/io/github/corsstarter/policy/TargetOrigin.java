package io.github.corsstarter.policy;

/**
 * The origin a request is sent to, as the application sees it.
 *
 * @param scheme the scheme, lower case
 * @param host the host, without port; an IPv6 address in brackets
 * @param port the port, 1 to 65535
 */
public record TargetOrigin(String scheme, String host, int port) {

	/**
	 * Whether the serialisation of an origin names this one (RFC 6454, section 5).
	 * @param serialized a serialised origin
	 * @return {@code true} if scheme, host and port are the same
	 */
	public boolean isSameAs(String serialized) {
		int hostStart = this.scheme.length() + 3;
		int hostEnd = hostStart + this.host.length();
		return serialized.startsWith(this.scheme) && serialized.startsWith("://", this.scheme.length())
				&& serialized.regionMatches(true, hostStart, this.host, 0, this.host.length())
				&& isSamePort(serialized, hostEnd);
	}

	private boolean isSamePort(String serialized, int hostEnd) {
		if (serialized.length() == hostEnd) {
			return this.port == defaultPort();
		}
		String written = ":" + this.port;
		return serialized.length() == hostEnd + written.length() && serialized.endsWith(written)
				&& this.port != defaultPort();
	}

	private int defaultPort() {
		return this.scheme.equals("https") ? 443 : 80;
	}

}
