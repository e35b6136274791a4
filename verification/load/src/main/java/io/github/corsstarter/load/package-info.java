/**
 * Tenants in a database and settings that change, under load. What must stay correct is
 * tested in each build; {@code Load} is a program that measures how long it takes.
 */
@NullMarked
package io.github.corsstarter.load;

import org.jspecify.annotations.NullMarked;
