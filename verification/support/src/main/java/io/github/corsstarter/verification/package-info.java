/**
 * What the tests of all modules share: requests and responses over sockets, applications
 * that are started for a test, and Java processes. Nothing here depends on the starter.
 */
@NullMarked
package io.github.corsstarter.verification;

import org.jspecify.annotations.NullMarked;
