/**
 * What a rule of a configuration admits: every origin of a domain that somebody else can
 * register, none at all, or just those of the domains it names. Knows neither the servlet
 * API nor Spring.
 */
@NullMarked
package io.github.corsstarter.verdict;

import org.jspecify.annotations.NullMarked;
