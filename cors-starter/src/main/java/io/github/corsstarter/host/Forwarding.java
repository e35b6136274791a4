package io.github.corsstarter.host;

import org.jspecify.annotations.Nullable;

/**
 * What became of the forwarded headers of a request.
 *
 * @param address the public address; where something was refused, what is left of it
 * without what was refused
 * @param decision whether the headers were acceptable, and if not, which and why
 * @param distrust why the headers did not count, or {@code null} if they did
 */
public record Forwarding(PublicAddress address, HostDecision decision, @Nullable Distrust distrust) {
}
