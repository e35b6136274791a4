package io.github.corsstarter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.testing.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No page, and no comment or message of the code, has a word that {@code CONTRIBUTING.md}
 * lists as one to replace.
 */
class WordsTests {

	private static final Path ROOT = Path.of("..");

	/**
	 * Where people read sentences: files, and folders with all that is below them.
	 */
	private static final List<String> READ_BY_PEOPLE = List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md",
			"SECURITY.md", "CODE_OF_CONDUCT.md", ".github", "docs", "cors-starter-sample/infra/README.md",
			"cors-starter/src/test/mutation");

	/**
	 * Folders that have modules in them, or are one.
	 */
	private static final List<String> MODULES = List.of("cors-starter", "cors-starter-test", "cors-starter-sample",
			"verification");

	private static final Path MAIN = Path.of("src", "main");

	private static final Pattern TEXT = Pattern.compile(".*\\.(md|html|js|ya?ml|conf|java|json)");

	/**
	 * What separates the words of a sentence: also a line break in a comment or between
	 * two parts of a string.
	 */
	private static final String GAP = "\\s*(?:\\s(?:[*#>]|//)?|\"\\s*\\+\\s*\")\\s*";

	/**
	 * The rows of the list, which may have the words.
	 */
	private static final List<String> LIST = Document.of("CONTRIBUTING.md")
		.section("Words")
		.text()
		.lines()
		.filter((line) -> line.startsWith("| `"))
		.toList();

	private static final List<Pattern> WORDS = words();

	static Stream<Path> pages() {
		return Stream.concat(READ_BY_PEOPLE.stream().map(ROOT::resolve), mainFolders()).flatMap(WordsTests::filesBelow);
	}

	private static Stream<Path> mainFolders() {
		return MODULES.stream()
			.map(ROOT::resolve)
			.flatMap((folder) -> Stream.concat(Stream.of(folder), children(folder)))
			.map((module) -> module.resolve(MAIN))
			.filter(Files::isDirectory);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void noPageHasAWordToReplace(Path page) throws IOException {
		String text = withoutList(Files.readString(page));
		List<String> found = new ArrayList<>();
		for (Pattern word : WORDS) {
			word.matcher(text).results().forEach((hit) -> found.add("line " + line(text, hit) + ": " + hit.group()));
		}
		assertThat(found).as(page.toString()).isEmpty();
	}

	@Test
	void theCodeOfEveryModuleIsSearched() {
		assertThat(mainFolders().map((folder) -> ROOT.relativize(folder.getParent().getParent()).toString())).contains(
				"cors-starter", "cors-starter-test", "cors-starter-sample", "cors-starter-sample/lambda",
				"verification/benchmarks", "verification/footprint", "verification/scenarios", "verification/support");
	}

	@Test
	void aWordIsFoundInAnyCaseAndAcrossLines() {
		assertThat(WORDS).hasSizeGreaterThan(30);
		assertThat(List.of("It Stands\n * aside", "\"it stands \"\n\t+ \"aside\""))
			.allSatisfy((text) -> assertThat(WORDS.stream().filter((word) -> word.matcher(text).find())).hasSize(1));
		assertThat(WORDS.stream().filter((word) -> word.matcher("recommended").find())).isEmpty();
	}

	private static List<Pattern> words() {
		return LIST.stream()
			.flatMap((row) -> Pattern.compile("`([^`]+)`").matcher(row.split("\\|")[1]).results())
			.map((word) -> Pattern.compile("\\b" + word.group(1).replace(" ", GAP) + "\\b", Pattern.CASE_INSENSITIVE))
			.toList();
	}

	private static String withoutList(String text) {
		return text.lines().map((line) -> LIST.contains(line) ? "" : line).collect(Collectors.joining("\n"));
	}

	private static long line(String text, MatchResult hit) {
		return text.substring(0, hit.start()).lines().count();
	}

	private static Stream<Path> children(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Stream<Path> filesBelow(Path path) {
		try (Stream<Path> files = Files.walk(path)) {
			return files.filter((file) -> TEXT.matcher(file.toString()).matches()).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
