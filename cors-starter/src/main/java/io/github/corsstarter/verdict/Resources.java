package io.github.corsstarter.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The data files beside this class.
 */
final class Resources {

	private Resources() {
	}

	static byte[] read(String name) {
		try (InputStream resource = Resources.class.getResourceAsStream(name)) {
			if (resource == null) {
				throw new IOException("The resource " + name + " is missing in the jar");
			}
			return resource.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
