package io.github.corsstarter.test;

/**
 * Why an assertion fails, in words that need no knowledge of CORS.
 *
 * @param cause what happened, and why the browser acts as it does
 * @param action what to change
 */
record Diagnosis(String cause, String action) {
}
