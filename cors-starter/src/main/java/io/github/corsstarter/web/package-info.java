/**
 * What the servlet layer and other web layers share: refusals, their log, and the
 * listener that hears decisions.
 */
@NullMarked
package io.github.corsstarter.web;

import org.jspecify.annotations.NullMarked;
