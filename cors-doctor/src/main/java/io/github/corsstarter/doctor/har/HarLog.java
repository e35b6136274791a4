package io.github.corsstarter.doctor.har;

import java.util.List;

/**
 * What a browser recorded.
 *
 * @param browser what wrote the file, safe to print
 * @param entries the requests, in the order of the file
 * @param notes what could not be read, in words that are safe to print
 */
public record HarLog(String browser, List<HarEntry> entries, List<String> notes) {
}
