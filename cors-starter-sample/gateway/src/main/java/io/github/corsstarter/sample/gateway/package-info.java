/**
 * A gateway in front of the API of the sample.
 */
@NullMarked
package io.github.corsstarter.sample.gateway;

import org.jspecify.annotations.NullMarked;
