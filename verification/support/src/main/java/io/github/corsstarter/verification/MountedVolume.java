package io.github.corsstarter.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;

import org.springframework.util.FileSystemUtils;

/**
 * A directory that changes as Kubernetes changes a mounted ConfigMap or Secret: each
 * version is a directory of its own, the symbolic link {@code ..data} is replaced in one
 * step, and the files that an application opens are symbolic links through it.
 */
public final class MountedVolume {

	private static final String DATA = "..data";

	private final Path directory;

	/**
	 * Mount a volume.
	 * @param directory an empty directory
	 * @param files the content of each file by its name
	 */
	public MountedVolume(Path directory, Map<String, String> files) {
		this.directory = directory;
		replace(files);
	}

	/**
	 * Mount another version.
	 * @param files the content of each file by its name
	 */
	public void replace(Map<String, String> files) {
		try {
			Path data = this.directory.resolve(DATA);
			Path before = Files.exists(data) ? data.toRealPath() : null;
			Path version = Files.createTempDirectory(this.directory, "..");
			for (Map.Entry<String, String> file : files.entrySet()) {
				Files.writeString(version.resolve(file.getKey()), file.getValue());
			}
			Path link = Files.createSymbolicLink(this.directory.resolve("..data_tmp"), version.getFileName());
			Files.move(link, data, StandardCopyOption.ATOMIC_MOVE);
			link(files.keySet());
			FileSystemUtils.deleteRecursively(before);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void link(Set<String> names) throws IOException {
		for (String name : names) {
			Path visible = this.directory.resolve(name);
			if (!Files.isSymbolicLink(visible)) {
				Files.createSymbolicLink(visible, Path.of(DATA, name));
			}
		}
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(this.directory, "[!.]*")) {
			for (Path visible : entries) {
				if (!names.contains(visible.getFileName().toString())) {
					Files.delete(visible);
				}
			}
		}
	}

	/**
	 * The volume as a location that Spring Boot imports.
	 * @return the value of {@code spring.config.import}
	 */
	public String location() {
		return "configtree:" + this.directory + "/";
	}

}
