package io.github.corsstarter.regex;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The classes of {@code \p{...}}: general categories and scripts, under the names that
 * RE2/J knows. Which characters they have is what the JDK says, whose Unicode is newer
 * than that of RE2/J; for ASCII both are the same.
 */
final class UnicodeClasses {

	private static final String ANY = "Any";

	private static final String UNASSIGNED = "Cn";

	/**
	 * The names of the categories, in the order of the JDK's constants.
	 */
	private static final String[] CATEGORY_NAMES = { UNASSIGNED, "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd",
			"Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk",
			"So", "Pi", "Pf" };

	private static final Map<String, Set<String>> CATEGORIES = categories();

	/**
	 * The scripts of Unicode 6.0, without those that came later.
	 */
	private static final Set<String> SCRIPTS = Set
		.of("Arabic Armenian Avestan Balinese Bamum Batak Bengali Bopomofo Brahmi Braille Buginese Buhid "
				+ "Canadian_Aboriginal Carian Cham Cherokee Common Coptic Cuneiform Cypriot Cyrillic Deseret "
				+ "Devanagari Egyptian_Hieroglyphs Ethiopic Georgian Glagolitic Gothic Greek Gujarati Gurmukhi Han "
				+ "Hangul Hanunoo Hebrew Hiragana Imperial_Aramaic Inherited Inscriptional_Pahlavi "
				+ "Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kayah_Li Kharoshthi Khmer Lao Latin Lepcha "
				+ "Limbu Linear_B Lisu Lycian Lydian Malayalam Mandaic Meetei_Mayek Mongolian Myanmar New_Tai_Lue Nko "
				+ "Ogham Ol_Chiki Old_Italic Old_Persian Old_South_Arabian Old_Turkic Oriya Osmanya Phags_Pa "
				+ "Phoenician Rejang Runic Samaritan Saurashtra Shavian Sinhala Sundanese Syloti_Nagri Syriac Tagalog "
				+ "Tagbanwa Tai_Le Tai_Tham Tai_Viet Tamil Telugu Thaana Thai Tibetan Tifinagh Ugaritic Unknown Vai Yi")
		.stream()
		.flatMap((names) -> Arrays.stream(names.split(" ")))
		.collect(Collectors.toUnmodifiableSet());

	/**
	 * The classes to which {@code (?i)} adds something, besides {@link #LOWER_CASE}.
	 */
	private static final Set<String> FOLDED = Set.of("Lt", "Lu", "Mn", "Common", "Greek", "Inherited");

	/**
	 * RE2/J's table for the other cases of this one has only those of more than two.
	 */
	private static final String LOWER_CASE = "Ll";

	private UnicodeClasses() {
	}

	/**
	 * Find a class.
	 * @param name the name of a category or script, or {@code Any}
	 * @param foldCase whether to add the other cases of its letters
	 * @return the class, or {@code null} if RE2/J has none of that name
	 */
	static @Nullable CodePointSet find(String name, boolean foldCase) {
		CodePointSet found = find(name);
		if (found == null || !foldCase) {
			return found;
		}
		if (name.equals(LOWER_CASE)) {
			return CaseFolding.foldOrbits(found);
		}
		return FOLDED.contains(name) ? CaseFolding.foldTable(found) : found;
	}

	private static @Nullable CodePointSet find(String name) {
		if (name.equals(ANY)) {
			return CodePointSet.ALL;
		}
		if (CATEGORIES.containsKey(name)) {
			CodePointSet.Builder category = new CodePointSet.Builder();
			CATEGORIES.get(name)
				.forEach((part) -> category.add(ByCategory.SETS.getOrDefault(part, CodePointSet.EMPTY)));
			return category.build();
		}
		return SCRIPTS.contains(name) ? ByScript.SETS.getOrDefault(name, CodePointSet.EMPTY) : null;
	}

	private static Map<String, Set<String>> categories() {
		Map<String, Set<String>> categories = new HashMap<>();
		for (String name : CATEGORY_NAMES) {
			if (!name.isEmpty() && !name.equals(UNASSIGNED)) {
				categories.put(name, Set.of(name));
				categories.computeIfAbsent(name.substring(0, 1), (major) -> new HashSet<>()).add(name);
			}
		}
		return categories;
	}

	/**
	 * Divide all characters by a number between 0 and another one, exclusive.
	 */
	private static CodePointSet[] divide(int parts, IntUnaryOperator part) {
		CodePointSet.Builder[] builders = new CodePointSet.Builder[parts];
		Arrays.setAll(builders, (i) -> new CodePointSet.Builder());
		for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
			builders[part.applyAsInt(c)].add(c);
		}
		return Arrays.stream(builders).map(CodePointSet.Builder::build).toArray(CodePointSet[]::new);
	}

	/**
	 * Read when an expression asks for the first category.
	 */
	private static final class ByCategory {

		static final Map<String, CodePointSet> SETS = read();

		private static Map<String, CodePointSet> read() {
			CodePointSet[] divided = divide(CATEGORY_NAMES.length, Character::getType);
			Map<String, CodePointSet> sets = new HashMap<>();
			for (int i = 0; i < divided.length; i++) {
				sets.put(CATEGORY_NAMES[i], divided[i]);
			}
			return sets;
		}

	}

	/**
	 * Read when an expression asks for the first script.
	 */
	private static final class ByScript {

		static final Map<String, CodePointSet> SETS = read();

		private static Map<String, CodePointSet> read() {
			UnicodeScript[] scripts = UnicodeScript.values();
			CodePointSet[] divided = divide(scripts.length, (c) -> UnicodeScript.of(c).ordinal());
			Map<String, CodePointSet> sets = new HashMap<>();
			for (int i = 0; i < divided.length; i++) {
				sets.put(name(scripts[i]), divided[i]);
			}
			return sets;
		}

		private static String name(UnicodeScript script) {
			return Arrays.stream(script.name().split("_"))
				.map((word) -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
				.collect(Collectors.joining("_"));
		}

	}

}
