/**
 * What the decisions of all families share: the reason, and how the text of a request or
 * a configuration is quoted when a decision is explained, and what questions to the
 * application may cost. The lowest package of the engine.
 */
@NullMarked
package io.github.corsstarter.decision;

import org.jspecify.annotations.NullMarked;
