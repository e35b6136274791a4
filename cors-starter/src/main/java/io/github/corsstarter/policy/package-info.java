/**
 * The decisions of CORS: facts of a request in, a decision with its reason and the
 * headers to send out (Fetch Standard, section 3.3). Knows neither the servlet API nor
 * Spring.
 */
@NullMarked
package io.github.corsstarter.policy;

import org.jspecify.annotations.NullMarked;
