/**
 * Finite automata of regular expressions: one for each expression, to ask what it
 * matches, and one deterministic table for many of them, to match in linear time.
 * Internal: not for use by applications.
 */
@NullMarked
package io.github.corsstarter.automaton;

import org.jspecify.annotations.NullMarked;
