/**
 * The servlet layer: filters that read the facts of a request, ask the engine and apply
 * its decision to the response.
 */
@NullMarked
package io.github.corsstarter.web.servlet;

import org.jspecify.annotations.NullMarked;
