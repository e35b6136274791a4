package io.github.corsstarter.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MountedVolumeTests {

	@TempDir
	Path directory;

	@Test
	void filesAreLinksIntoTheVersionThatIsMounted() throws IOException {
		MountedVolume volume = new MountedVolume(this.directory, Map.of("color", "red", "shape", "round"));
		Path file = this.directory.resolve("color");
		assertThat(file).isSymbolicLink().hasContent("red");
		Path before = file.toRealPath();
		volume.replace(Map.of("color", "blue", "size", "1"));
		assertThat(file).isSymbolicLink().hasContent("blue");
		assertThat(file.toRealPath()).isNotEqualTo(before);
		assertThat(before).doesNotExist();
		assertThat(Files.isSymbolicLink(this.directory.resolve("shape"))).isFalse();
		assertThat(Files.readString(this.directory.resolve("size"))).isEqualTo("1");
	}

}
