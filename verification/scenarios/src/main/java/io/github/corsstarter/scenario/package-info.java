/**
 * What pages do in a browser, as scenarios that the model of browsers,
 * {@code cors-doctor} and Chromium can play, and what Chromium did in them.
 */
@NullMarked
package io.github.corsstarter.scenario;

import org.jspecify.annotations.NullMarked;
