/**
 * Sends requests and reads answers as they are: names of headers as written, their order,
 * interim answers and what is malformed. Everything is bounded in size and time.
 */
@NullMarked
package io.github.corsstarter.doctor.wire;

import org.jspecify.annotations.NullMarked;
