package io.github.corsstarter.compile;

/**
 * What is wrong with a value, and what to do about it.
 *
 * @param reason why it cannot work, as a sentence without a full stop
 * @param mend what to do, as a sentence without a full stop; it may end in text to paste
 */
record Finding(String reason, String mend) {

}
