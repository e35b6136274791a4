/**
 * What the starter costs a whole process: CPU time for a request, time of a start, memory
 * for an origin. Each measurement is a program that writes all its samples to a file.
 */
@NullMarked
package io.github.corsstarter.footprint;

import org.jspecify.annotations.NullMarked;
