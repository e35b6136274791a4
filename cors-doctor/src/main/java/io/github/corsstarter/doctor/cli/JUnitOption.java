package io.github.corsstarter.doctor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Where results go for a CI server.
 */
final class JUnitOption {

	@Spec(Spec.Target.MIXEE)
	private @Nullable CommandSpec spec;

	@Option(names = "--junit", paramLabel = "FILE", description = "Write the results as XML of JUnit to this file too.")
	private @Nullable Path file;

	/**
	 * Say at once, before anything is asked, that the file cannot be written.
	 */
	void check() {
		if (this.file == null) {
			return;
		}
		Path folder = this.file.toAbsolutePath().getParent();
		if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(this.file)) {
			throw wrong();
		}
	}

	/**
	 * Write the file, if one is wanted.
	 */
	void write(String xml) {
		if (this.file == null) {
			return;
		}
		try {
			Files.writeString(this.file, xml);
		}
		catch (IOException ex) {
			throw wrong();
		}
	}

	private ParameterException wrong() {
		return WrongOption.of(this.spec, "--junit has to be a file that can be written, in a folder that exists");
	}

}
