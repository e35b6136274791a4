/**
 * The automaton of all serialised origins, and its product with the automaton of a rule:
 * the origins that the rule matches. Internal: not for use by applications.
 */
@NullMarked
package io.github.corsstarter.product;

import org.jspecify.annotations.NullMarked;
