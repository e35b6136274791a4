package io.github.corsstarter.settings;

/**
 * Something that works but is likely a mistake.
 *
 * @param area the part of the starter it concerns
 * @param text one or more sentences, the last without a full stop
 */
public record Warning(Area area, String text) {

}
