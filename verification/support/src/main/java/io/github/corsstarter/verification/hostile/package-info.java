/**
 * Hostile, broken and ordinary traffic, for soak tests of servlet and of reactive
 * applications.
 */
package io.github.corsstarter.verification.hostile;
