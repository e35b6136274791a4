package io.github.corsstarter.web;

import io.github.corsstarter.decision.Reason;

/**
 * A refused request: the status of the response and why. It contains nothing of the
 * request.
 *
 * @param status the HTTP status of the response
 * @param reason why the request is refused
 */
public record Refusal(int status, Reason reason) {
}
