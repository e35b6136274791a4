package io.github.corsstarter.settings;

/**
 * What is wrong with a setting, and what to do about it.
 *
 * @param reason why it cannot work, as a sentence without a full stop
 * @param action what to do, as a sentence without a full stop; it may end in text to
 * paste
 */
public record Finding(String reason, String action) {

}
