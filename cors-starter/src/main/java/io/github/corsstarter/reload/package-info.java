/**
 * Change while the application runs: settings are read again, compiled aside, and take
 * effect as a whole or not at all.
 */
@NullMarked
package io.github.corsstarter.reload;

import org.jspecify.annotations.NullMarked;
