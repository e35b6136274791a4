package io.github.corsstarter.doctor.cli;

import java.util.Objects;

import picocli.CommandLine.IVersionProvider;

/**
 * The version, as the jar has it.
 */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = Version.class.getPackage().getImplementationVersion();
		return new String[] { "cors-doctor " + Objects.requireNonNullElse(version, "(not packaged)") };
	}

}
