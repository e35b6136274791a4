/**
 * Regular expressions in RE2 syntax as finite automata: what an expression matches can be
 * computed with, matched in one table with others, and explained. Everything is bounded,
 * whatever the expression. Depends on the JDK only.
 */
@NullMarked
package io.github.corsstarter.regex;

import org.jspecify.annotations.NullMarked;
