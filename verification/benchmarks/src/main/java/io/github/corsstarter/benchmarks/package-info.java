/**
 * What the filter costs, beside the filters that do the same job: one request stub for
 * all of them, the same job for each.
 */
package io.github.corsstarter.benchmarks;
