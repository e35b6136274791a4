/**
 * Asks the same through a front and directly at the application, and tells what the
 * layers between change.
 */
@NullMarked
package io.github.corsstarter.doctor.compare;

import org.jspecify.annotations.NullMarked;
