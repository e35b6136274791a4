package io.github.corsstarter.host;

import org.jspecify.annotations.Nullable;

/**
 * Where the host of a request was read.
 *
 * @param header the header that held it, or {@code null} if the container found it
 * otherwise, as in {@code :authority} of HTTP/2
 * @param text the host, with or without port, as it came; for a log, where it must be
 * escaped, and never for a response
 */
public record HostSource(@Nullable String header, String text) {
}
