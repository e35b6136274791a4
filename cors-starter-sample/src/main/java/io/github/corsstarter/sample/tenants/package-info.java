/**
 * The sites of customers: a table of origins, the bean that the starter asks about them,
 * and what the page Tenants calls.
 */
@NullMarked
package io.github.corsstarter.sample.tenants;

import org.jspecify.annotations.NullMarked;
