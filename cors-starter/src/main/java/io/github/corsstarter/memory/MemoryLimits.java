package io.github.corsstarter.memory;

import java.time.Duration;

/**
 * How much is remembered, and how long.
 *
 * @param ttl how long a "yes" is remembered; with zero nothing is
 * @param refusedTtl how long a "no" is remembered
 * @param grace how long a "yes" is used after that while there is no answer
 * @param size how many "yes", and how many "no", an authorizer has
 * @param maxWaiting how many requests may wait for the questions of others
 */
public record MemoryLimits(Duration ttl, Duration refusedTtl, Duration grace, int size, int maxWaiting) {
}
