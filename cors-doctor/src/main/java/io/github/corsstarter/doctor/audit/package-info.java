/**
 * Looks for holes with a bounded number of harmless requests to one host.
 */
@NullMarked
package io.github.corsstarter.doctor.audit;

import org.jspecify.annotations.NullMarked;
