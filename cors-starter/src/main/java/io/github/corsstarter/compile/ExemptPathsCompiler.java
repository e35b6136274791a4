package io.github.corsstarter.compile;

import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.settings.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expression for paths that a group of settings leaves alone.
 */
final class ExemptPathsCompiler {

	private ExemptPathsCompiler() {
	}

	/**
	 * Compile an expression that must match a whole path.
	 * @param level the group
	 * @param regex the expression, or {@code null} if none is written
	 * @param problems takes what is found
	 * @return the paths, or {@code null} if there are none
	 */
	static @Nullable PathRegex compile(String level, @Nullable String regex, Problems problems) {
		if (regex == null) {
			return null;
		}
		Finding finding = RegexSyntaxCheck.ofPath(regex);
		if (finding != null) {
			problems.add(level + ".exempt-urls-regex", finding.reason(), finding.mend());
			return null;
		}
		return PathRegex.compileWhole(regex);
	}

}
