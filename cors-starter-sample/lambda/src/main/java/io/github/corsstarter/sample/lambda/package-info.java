/**
 * The API of the sample as a Lambda function behind an HTTP API.
 */
@NullMarked
package io.github.corsstarter.sample.lambda;

import org.jspecify.annotations.NullMarked;
