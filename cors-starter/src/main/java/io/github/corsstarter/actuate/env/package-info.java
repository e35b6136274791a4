/**
 * Secrets in the endpoints of Actuator that show values: they are hidden.
 */
@NullMarked
package io.github.corsstarter.actuate.env;

import org.jspecify.annotations.NullMarked;
