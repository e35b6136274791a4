package io.github.corsstarter.policy;

import java.util.List;

/**
 * What is missing in the answer to a preflight from an allowed origin, so that the
 * browser does not send the request.
 *
 * @param reason why
 * @param names the method, if it is not listed, then the names of headers that are not
 * listed, in lower case. All of it is text that the client sent, but only what can be a
 * method or the name of a header. Empty if the preflight is malformed.
 */
public record PreflightGap(PreflightReason reason, List<String> names) {
}
