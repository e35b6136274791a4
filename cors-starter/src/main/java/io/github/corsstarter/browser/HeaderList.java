package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The header lines of a message in their order (Fetch Standard, section 2.2.2, "header
 * list").
 */
public final class HeaderList {

	static final HeaderList EMPTY = new HeaderList(List.of());

	private static final Pattern TOKEN = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");

	private final List<Map.Entry<String, String>> lines;

	private HeaderList(List<Map.Entry<String, String>> lines) {
		this.lines = lines;
	}

	/**
	 * Read header lines.
	 * @param lines lines such as {@code Vary: Origin}
	 */
	public static HeaderList of(String... lines) {
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
	public HeaderList with(String name, String value) {
		List<Map.Entry<String, String>> more = new ArrayList<>(this.lines);
		more.add(Map.entry(name, RequestHeaders.normalize(value)));
		return new HeaderList(more);
	}

	/**
	 * All values of a name, in the order of the lines ("get").
	 * @return the values with a comma and a space between them, or {@code null} if the
	 * list has no such line
	 */
	public @Nullable String get(String name) {
		List<String> values = values(name);
		return values.isEmpty() ? null : String.join(", ", values);
	}

	public List<String> values(String name) {
		List<String> values = new ArrayList<>();
		for (Map.Entry<String, String> line : this.lines) {
			if (line.getKey().equalsIgnoreCase(name)) {
				values.add(line.getValue());
			}
		}
		return values;
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
				if (!token.isEmpty() && !isToken(token)) {
					return null;
				}
				if (!token.isEmpty()) {
					tokens.add(token);
				}
			}
		}
		return tokens;
	}

	static boolean isToken(String text) {
		return TOKEN.matcher(text).matches();
	}

	/**
	 * The names in lower case, sorted, each once.
	 */
	public Set<String> names() {
		Set<String> names = new TreeSet<>();
		for (Map.Entry<String, String> line : this.lines) {
			names.add(line.getKey().toLowerCase(Locale.ROOT));
		}
		return names;
	}

	public List<Map.Entry<String, String>> lines() {
		return List.copyOf(this.lines);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		for (Map.Entry<String, String> line : this.lines) {
			text.append(text.isEmpty() ? "" : "\n").append(line.getKey()).append(": ").append(line.getValue());
		}
		return text.toString();
	}

}
