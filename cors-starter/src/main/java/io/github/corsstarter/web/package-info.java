/**
 * What all web layers share: which setting to change for which reason, the words of
 * refusals and of their log, and the listener for decisions. Knows neither the servlet
 * API nor Spring Boot.
 */
@NullMarked
package io.github.corsstarter.web;

import org.jspecify.annotations.NullMarked;
