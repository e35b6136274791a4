/**
 * Explains what browsers recorded: the requests of a HAR file (HTTP Archive 1.2).
 */
@NullMarked
package io.github.corsstarter.doctor.har;

import org.jspecify.annotations.NullMarked;
