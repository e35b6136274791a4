package io.github.corsstarter.host;

/**
 * What became of the forwarded headers of a request.
 *
 * @param address the public address; where something was refused, what is left of it
 * without what was refused
 * @param decision whether the headers were acceptable, and if not, which and why
 */
public record Forwarding(PublicAddress address, HostDecision decision) {
}
