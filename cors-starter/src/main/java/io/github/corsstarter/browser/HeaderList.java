package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The header lines of a message in their order (Fetch Standard, section 2.2.2, "header
 * list").
 */
final class HeaderList {

	static final HeaderList EMPTY = new HeaderList(List.of());

	private static final Pattern TOKENS = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");

	private final List<Line> lines;

	private HeaderList(List<Line> lines) {
		this.lines = lines;
	}

	/**
	 * Read header lines.
	 * @param lines lines such as {@code Vary: Origin}
	 */
	static HeaderList of(String... lines) {
		HeaderList list = EMPTY;
		for (String line : lines) {
			int colon = line.indexOf(':');
			list = list.with(line.substring(0, colon), line.substring(colon + 1));
		}
		return list;
	}

	/**
	 * Append a line.
	 */
	HeaderList with(String name, String value) {
		List<Line> more = new ArrayList<>(this.lines);
		more.add(new Line(name, RequestHeaders.normalize(value)));
		return new HeaderList(List.copyOf(more));
	}

	/**
	 * All values of a name, as in the order of the lines ("get").
	 * @return the values with a comma and a space between them, or {@code null} if the
	 * list has no such line
	 */
	@Nullable String get(String name) {
		List<String> values = values(name);
		return values.isEmpty() ? null : String.join(", ", values);
	}

	List<String> values(String name) {
		return this.lines.stream().filter((line) -> line.name().equalsIgnoreCase(name)).map(Line::value).toList();
	}

	/**
	 * The tokens of a list header ("extract header list values").
	 * @return the tokens, none if the header is absent; {@code null} if a value is not a
	 * list of tokens
	 */
	@Nullable List<String> tokens(String name) {
		List<String> tokens = new ArrayList<>();
		for (String value : values(name)) {
			for (String part : value.split(",")) {
				String token = RequestHeaders.normalize(part);
				if (!token.isEmpty() && !TOKENS.matcher(token).matches()) {
					return null;
				}
				if (!token.isEmpty()) {
					tokens.add(token);
				}
			}
		}
		return tokens;
	}

	/**
	 * The names in lower case, sorted, each once.
	 */
	Set<String> names() {
		return this.lines.stream()
			.map((line) -> line.name().toLowerCase(Locale.ROOT))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The lines with one of some names.
	 * @param names names in lower case
	 */
	HeaderList only(Collection<String> names) {
		return new HeaderList(
				this.lines.stream().filter((line) -> names.contains(line.name().toLowerCase(Locale.ROOT))).toList());
	}

	@Override
	public String toString() {
		return this.lines.stream().map((line) -> line.name() + ": " + line.value()).collect(Collectors.joining("\n"));
	}

	private record Line(String name, String value) {
	}

}
