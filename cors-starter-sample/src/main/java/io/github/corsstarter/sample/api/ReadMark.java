package io.github.corsstarter.sample.api;

/**
 * The one change a {@code PATCH} makes to a book.
 *
 * @param read whether it has been read
 */
record ReadMark(boolean read) {

}
