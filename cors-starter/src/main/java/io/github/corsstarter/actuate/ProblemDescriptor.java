package io.github.corsstarter.actuate;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Why a question cannot be answered.
 *
 * @param problem what is wrong with the parameters, and what to write instead
 */
record ProblemDescriptor(@Nullable String problem) implements OperationResponseBody {
}
