/**
 * Checks a contract against a deployed application.
 */
@NullMarked
package io.github.corsstarter.doctor.expect;

import org.jspecify.annotations.NullMarked;
