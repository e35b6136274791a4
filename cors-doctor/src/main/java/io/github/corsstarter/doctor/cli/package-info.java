/**
 * The command line.
 */
@NullMarked
package io.github.corsstarter.doctor.cli;

import org.jspecify.annotations.NullMarked;
