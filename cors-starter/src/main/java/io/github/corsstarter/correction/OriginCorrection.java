package io.github.corsstarter.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.origin.ListedOrigin;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.origin.OriginSyntaxException.Kind;
import io.github.corsstarter.settings.Finding;
import io.github.corsstarter.settings.Setting;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an entry of a list of origins, and what was meant.
 */
public final class OriginCorrection {

	/**
	 * Where a server listens that any address of the machine reaches.
	 */
	private static final String EVERY_ADDRESS = "0.0.0.0";

	private static final Set<String> EVERY_ORIGIN = Set.of("*", "all", "any", "*:*", "*://*", "*://*/*", "*://*:*",
			"**", ".*", "^.*$");

	private static final Set<String> OWN_ORIGIN = Set.of("self", "same-origin", "sameorigin");

	/**
	 * Characters that a copied or printed list has around it or around its entries.
	 */
	private static final Pattern WRAPPED = Pattern
		.compile("(?s)\\[(?![0-9A-Fa-f:.]+]$)(.*)]|\"(.*)\"|'(.*)'|`(.*)`|<(.*)>|\\{(.*)}");

	/**
	 * One quote or bracket, where the other one is missing.
	 */
	private static final Pattern HALF_WRAPPED = Pattern
		.compile("(?s)[\"'`]+([^\"'`]*)|([^\"'`]*)[\"'`]+|\\[([^\\[\\]]*)|([^\\[\\]]*)]");

	private static final Pattern SEPARATORS = Pattern.compile("[\\s,;|]+");

	/**
	 * A list of ports, as Spring's patterns have it.
	 */
	private static final Pattern PORTS = Pattern.compile("([^\\[]+|\\w+://\\[[0-9A-Fa-f:.]+]):\\[([0-9*,;\\s]+)]");

	/**
	 * The start of an origin in which characters of {@code https://} are missing, or that
	 * leaves the scheme open.
	 */
	private static final Pattern BROKEN_SCHEME = Pattern
		.compile("(?i)(?:(https?)(?::/{0,1}(?!/)|:///|;//|//)|:?//|\\*://|https?\\*://)(?=[\\w*])(?!\\d+$)(.+)");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:{}]+)[^{}]*}");

	private static final int MOST_WRAPPINGS = 8;

	/**
	 * What is longer is not examined.
	 */
	private static final int LONGEST = 4096;

	private static final String SEPARATE = "Separate origins with commas, or write each on its own line after a hyphen";

	private final OriginList list;

	/**
	 * Create corrections. They are needed only where an entry is wrong.
	 * @param list the list that has the entries
	 */
	public OriginCorrection(OriginList list) {
		this.list = list;
	}

	/**
	 * Report an entry that is not an origin.
	 * @param entries all entries
	 * @param index the position of the entry
	 * @param ex why it is not one
	 * @return the position of the last entry that the problem is about: more than one
	 * where a text was split at commas inside brackets or quotes
	 */
	public int report(List<String> entries, int index, OriginSyntaxException ex) {
		Setting setting = this.list.setting();
		if (entries.get(index).isEmpty() && setting.entry(index, null).isFromPlaceholder()) {
			return index;
		}
		TornEntry torn = setting.isOneText() ? TornEntry.at(entries, index) : new TornEntry(entries.get(index), index);
		Setting entry = setting.entry(index, torn.text());
		entry.problem(find(entries, index, torn.text(), ex));
		return torn.last();
	}

	private Finding find(List<String> entries, int index, String value, OriginSyntaxException ex) {
		Setting setting = this.list.setting();
		if (value.isEmpty()) {
			return EmptyEntry.of(setting);
		}
		String written = String.valueOf(setting.entry(index, null).written());
		if (value.contains("#{")) {
			return expression(written);
		}
		if (value.length() > LONGEST) {
			return new Finding("It " + ex.getMessage(), SEPARATE);
		}
		Matcher placeholder = PLACEHOLDER.matcher(value);
		if (placeholder.find()) {
			return unresolved(placeholder.group(1), placeholder.group().equals(value));
		}
		if (!setting.isOneText() && isListInPlaceholder(written, value)) {
			return new Finding("It is a list, and became one entry of another list",
					"Write the list as one text, without hyphens and brackets" + oneText(entries));
		}
		Finding word = word(cleaned(value).toLowerCase(Locale.ROOT));
		return (word != null) ? word : new Finding("It " + reason(value, ex), action(value, ex));
	}

	private static Finding unresolved(String name, boolean whole) {
		return new Finding("It has a placeholder ${...} that cannot be resolved", "Set the property or variable " + name
				+ ", or write a default as in ${" + name + ":" + (whole ? "https://www.example.com" : "www") + "}");
	}

	private static boolean isListInPlaceholder(String written, String value) {
		if (!PLACEHOLDER.matcher(written).matches() || value.indexOf(',') < 0) {
			return false;
		}
		for (String part : value.split(",", -1)) {
			if (!isValid(part.strip())) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The whole list as it was written; nothing if it may contain a password.
	 */
	private String oneText(List<String> entries) {
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			texts.add(String.valueOf(this.list.setting().entry(i, null).written()));
		}
		String text = String.join(",", texts);
		return (text.indexOf('@') < 0) ? ": " + text : "";
	}

	private static Finding expression(String written) {
		Matcher placeholder = PLACEHOLDER.matcher(written);
		return new Finding("It has an expression #{...}, and Spring does not evaluate any in settings", placeholder
			.find() ? "Write the list as one text, which is split at commas: " + placeholder.group()
					: "Write the origins themselves, or a placeholder ${...} for a property or variable that has them");
	}

	private @Nullable Finding word(String word) {
		if (EVERY_ORIGIN.contains(word)) {
			return this.list.everyOrigin();
		}
		if (OWN_ORIGIN.contains(word)) {
			return new Finding("It is not an origin",
					"Remove it: pages of the application itself need no entry. Pages of another host, scheme or port need "
							+ "theirs, for example https://www.example.com");
		}
		if (word.equals("none")) {
			return new Finding("It is not an origin", "Remove it: what is not listed is not allowed");
		}
		return null;
	}

	private static String reason(String value, OriginSyntaxException ex) {
		OddCharacter odd = OddCharacter.find(value);
		if (odd != null) {
			return "has the character " + odd.name() + ", which browsers never send";
		}
		if (!unwrapped(value).equals(value)) {
			return "has brackets or quotes that became part of the value";
		}
		if (PORTS.matcher(value).matches()) {
			return "has a list of ports in brackets";
		}
		if (OriginRegexAdvice.isRegex(value, ex)) {
			return "is a regular expression, and this list takes origins and patterns";
		}
		if (separated(value).size() > 1) {
			return "has several origins in one entry";
		}
		if (value.chars().anyMatch(Character::isWhitespace) && value.equals(value.strip())) {
			return "contains white space, which an origin cannot";
		}
		if (ex.kind() == Kind.NO_SCHEME && BROKEN_SCHEME.matcher(value).matches()) {
			return "has no scheme with :// behind it";
		}
		return String.valueOf(ex.getMessage());
	}

	private String action(String value, OriginSyntaxException ex) {
		List<String> meant = meant(value);
		if (meant != null) {
			String open = OriginRegexAdvice.ofOpen(meant);
			return (open != null) ? open : write(meant, ex);
		}
		String cleaned = cleaned(value);
		if (OriginRegexAdvice.isRegex(cleaned, ex)) {
			return OriginRegexAdvice.ofRegex(cleaned, this.list.regexes());
		}
		if (cleaned.indexOf('*') >= 0) {
			return OriginRegexAdvice.ofWildcard(cleaned, this.list.regexes());
		}
		if (separated(cleaned).size() > 1) {
			return SEPARATE;
		}
		return "Write the origin as the browser shows it in the Origin header, for example https://www.example.com";
	}

	private String write(List<String> meant, OriginSyntaxException ex) {
		if (meant.size() > 1) {
			return this.list.setting().isOneText() ? "Write " + String.join(",", meant)
					: "Write each as an entry of its own: " + String.join(", ", meant);
		}
		String origin = meant.get(0);
		if (origin.equals(Origin.OPAQUE)) {
			return this.list.opaqueAction();
		}
		if (ex.kind() != Kind.NO_SCHEME || ex.suggestion() == null) {
			return "Write " + origin;
		}
		return origin.startsWith("https")
				? "Write " + origin + ", or http" + origin.substring(5) + " for pages without TLS"
				: "Write " + origin + ", or https" + origin.substring(4) + " for pages with TLS";
	}

	/**
	 * The entries that were meant.
	 * @return valid entries, or {@code null} if they cannot be guessed
	 */
	private static @Nullable List<String> meant(String value) {
		try {
			ListedOrigin.parse(value);
			return List.of(value);
		}
		catch (OriginSyntaxException ex) {
			String cleaned = cleaned(value);
			if (!cleaned.equals(value)) {
				return meant(cleaned);
			}
			Matcher ports = PORTS.matcher(value);
			if (ports.matches()) {
				return withPorts(ports.group(1), ports.group(2));
			}
			if (OriginRegexAdvice.isRegex(value, ex)) {
				return null;
			}
			List<String> parts = separated(value);
			if (parts.size() > 1) {
				return all(parts);
			}
			String repaired = withScheme(value);
			if (!repaired.equals(value)) {
				return meant(repaired);
			}
			if (ex.suggestion() != null) {
				return List.of(ex.suggestion());
			}
			return OriginRegexAdvice.patterns(value);
		}
	}

	/**
	 * The entry with all characters of {@code https://}; without any if only a guess can
	 * tell the scheme.
	 */
	private static String withScheme(String value) {
		if (value.startsWith(EVERY_ADDRESS)) {
			return "localhost" + value.substring(EVERY_ADDRESS.length());
		}
		Matcher broken = BROKEN_SCHEME.matcher(value);
		if (!broken.matches()) {
			return value;
		}
		return (broken.group(1) != null) ? broken.group(1) + "://" + broken.group(2) : broken.group(2);
	}

	private static @Nullable List<String> withPorts(String origin, String ports) {
		List<String> entries = new ArrayList<>();
		for (String port : SEPARATORS.split(ports.strip())) {
			entries.add(origin + ":" + port);
		}
		return all(entries);
	}

	private static @Nullable List<String> all(List<String> parts) {
		List<String> all = new ArrayList<>();
		for (String part : parts) {
			List<String> meant = meant(part);
			if (meant == null) {
				return null;
			}
			all.addAll(meant);
		}
		return all;
	}

	/**
	 * The parts of an entry that holds several: all of them have a scheme, or none.
	 */
	private static List<String> separated(String value) {
		List<String> parts = new ArrayList<>();
		int withScheme = 0;
		for (String part : SEPARATORS.split(value.strip())) {
			if (part.isEmpty() || part.equals("-")) {
				continue;
			}
			parts.add(part);
			if (part.contains("://")) {
				withScheme++;
			}
			else if (part.indexOf('.') < 0 && !unwrapped(part).startsWith("localhost")) {
				return List.of(value);
			}
		}
		return (withScheme == 0 || withScheme == parts.size()) ? parts : List.of(value);
	}

	/**
	 * An entry without characters, brackets, quotes and hyphens that do not belong to it.
	 */
	private static String cleaned(String value) {
		OddCharacter odd = OddCharacter.find(value);
		String cleaned = unwrapped((odd != null) ? odd.cleaned() : value);
		cleaned = cleaned.startsWith("- ") ? cleaned.substring(2).strip() : cleaned;
		int end = cleaned.length();
		while (end > 0 && ",;|".indexOf(cleaned.charAt(end - 1)) >= 0) {
			end--;
		}
		return cleaned.substring(0, end);
	}

	static String unwrapped(String value) {
		String inner = value;
		for (int i = 0; i < MOST_WRAPPINGS; i++) {
			String before = inner;
			inner = withoutWrapping(inner);
			if (inner.equals(before)) {
				return inner;
			}
		}
		return value;
	}

	private static String withoutWrapping(String value) {
		Matcher matcher = WRAPPED.matcher(value);
		if (!matcher.matches()) {
			matcher = HALF_WRAPPED.matcher(value);
		}
		for (int i = 1; matcher.matches() && i <= matcher.groupCount(); i++) {
			if (matcher.group(i) != null) {
				return matcher.group(i).strip();
			}
		}
		return value;
	}

	private static boolean isValid(String entry) {
		try {
			ListedOrigin.parse(entry);
			return true;
		}
		catch (OriginSyntaxException ex) {
			return false;
		}
	}

}
