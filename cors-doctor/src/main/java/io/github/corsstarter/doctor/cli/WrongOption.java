package io.github.corsstarter.doctor.cli;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Says what is wrong on the command line, so that the usage of the command follows.
 */
final class WrongOption {

	private WrongOption() {
	}

	static ParameterException of(@Nullable CommandSpec spec, String problem) {
		return new ParameterException(Objects.requireNonNull(spec, "Set by picocli").commandLine(), problem);
	}

}
