package io.github.corsstarter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names that users rely on, in a list that is committed. What is on it stays; to add the
 * names that are new: {@code -Dpromise.write=true}. Only a change that breaks users
 * removes one, by hand.
 */
public final class Promise {

	private static final Path LISTS = Path.of("src", "test", "resources", "promise");

	private Promise() {
	}

	/**
	 * Compare names with those on a list.
	 * @param list the name of the file
	 * @param names all names of its kind that there are
	 */
	public static void isKept(String list, Set<String> names) {
		Path file = LISTS.resolve(list);
		try {
			Set<String> promised = new TreeSet<>(Files.readAllLines(file));
			if (Boolean.getBoolean("promise.write")) {
				promised.addAll(names);
				Files.write(file, List.copyOf(promised));
			}
			assertThat(names).as("users rely on the names in %s", file).containsAll(promised);
			assertThat(promised).as("add what is new to %s with -Dpromise.write=true", file).containsAll(names);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
