package io.github.corsstarter.compile;

import java.util.function.Function;

import io.github.corsstarter.correction.LostBackslashes;
import io.github.corsstarter.correction.PathCorrection;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.settings.Finding;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.settings.SettingKeys;
import org.jspecify.annotations.Nullable;

/**
 * Compiles expressions for paths, and finds what cannot work or is likely a mistake.
 */
final class PathExpressionCompiler {

	private final boolean trailingSlashIgnored;

	/**
	 * Create a compiler.
	 * @param trailingSlashIgnored whether the last slash of a path is removed before it
	 * is matched
	 */
	PathExpressionCompiler(boolean trailingSlashIgnored) {
		this.trailingSlashIgnored = trailingSlashIgnored;
	}

	/**
	 * Compile an expression that must match the start of a path.
	 * @param setting the setting
	 * @param regex the expression
	 * @param enabled whether CORS is on for the paths. Then {@code ^/api/} means what is
	 * below, and the path itself does not matter; else that would be left open
	 * @return the paths, or {@code null} if the expression cannot work
	 */
	@Nullable PathRegex start(Setting setting, String regex, boolean enabled) {
		String path = regex.startsWith("^") ? regex.substring(1) : regex;
		if (!path.isEmpty() && Character.isLetterOrDigit(path.charAt(0))) {
			setting.warn("starts with a letter or digit and so matches nothing: every path starts with /");
		}
		if (regex.endsWith("$") || !enabled) {
			checkTrailingSlash(setting, regex, regex.endsWith("$") ? "$" : "(/|$)");
		}
		String everyPath = setting.toString().equals(SettingKeys.ROOT + ".urls-regex")
				? "Remove it: without it, the settings apply to every path" : "Write ^/";
		return compile(setting, LostBackslashes.restore(setting, regex), everyPath, PathRegex::compile);
	}

	/**
	 * Compile the expression for paths to which a group of settings does not apply. It
	 * must match the whole path.
	 * @param group the group
	 * @param regex its {@code exempt-urls-regex}, or {@code null}
	 * @return the paths, or {@code null} without an expression, or if it cannot work
	 */
	@Nullable PathRegex exempt(Setting group, @Nullable String regex) {
		if (regex == null) {
			return null;
		}
		Setting setting = group.at("exempt-urls-regex");
		checkTrailingSlash(setting, regex, "$");
		String everyPath = "Remove it: for every path, the group " + group + " would have no effect";
		return compile(setting, LostBackslashes.restore(setting, regex), everyPath, PathRegex::compileWhole);
	}

	private static @Nullable PathRegex compile(Setting setting, String regex, String everyPath,
			Function<String, PathRegex> compiler) {
		Finding pattern = PathCorrection.find(regex, everyPath);
		Finding finding = (pattern != null) ? pattern : RegexSyntaxCheck.check(regex);
		if (finding != null) {
			setting.problem(finding);
			return null;
		}
		return compiler.apply(regex);
	}

	private void checkTrailingSlash(Setting setting, String regex, String end) {
		String path = regex.endsWith("$") ? regex.substring(0, regex.length() - 1) : regex;
		String start = path.startsWith("^") ? "^" : "";
		path = path.substring(start.length());
		if (this.trailingSlashIgnored && path.length() > 1 && path.endsWith("/")) {
			String slashless = path.substring(0, path.length() - 1);
			setting.warn("ends with a slash and cors.ignore-trailing-slash is true: the path " + path
					+ " itself is matched as " + slashless + ". Write " + start + slashless + end);
		}
	}

}
