package io.github.corsstarter.host;

import org.jspecify.annotations.Nullable;

/**
 * Where the host of a request was read.
 *
 * @param header the header that held it, or {@code null} if the container read it
 * elsewhere, as in {@code :authority} of HTTP/2
 * @param text the host, with or without port, as received; quote it in a log, and never
 * write it to a response
 */
public record HostSource(@Nullable String header, String text) {
}
