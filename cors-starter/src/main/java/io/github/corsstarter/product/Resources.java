package io.github.corsstarter.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The data files beside the classes that read them.
 */
public final class Resources {

	private Resources() {
	}

	/**
	 * The content of the file of a name in the package of a class.
	 */
	public static byte[] read(Class<?> neighbor, String name) {
		try (InputStream resource = neighbor.getResourceAsStream(name)) {
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
