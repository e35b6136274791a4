/**
 * Filters for reactive applications: the decisions of those in {@code web.servlet}, for
 * WebFlux and for Spring Cloud Gateway.
 */
@NullMarked
package io.github.corsstarter.web.reactive;

import org.jspecify.annotations.NullMarked;
