package io.github.corsstarter.reload;

import java.time.Instant;

import io.github.corsstarter.compile.CompiledSettings;

/**
 * All that one state of the settings means. A request is filtered by one snapshot from
 * its first dispatch to its last.
 *
 * @param <F> the filters of the web layer
 * @param number counts the snapshots of this process, from 1
 * @param loadedAt when the settings were read
 * @param settings the settings
 * @param filters the filters that act as these settings say
 */
public record Snapshot<F>(int number, Instant loadedAt, CompiledSettings settings, F filters) {
}
