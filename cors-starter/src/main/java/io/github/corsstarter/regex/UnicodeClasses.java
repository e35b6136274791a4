package io.github.corsstarter.regex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The classes of {@code \p{...}}: general categories and scripts, under the names that
 * RE2/J knows. Which characters they have is what the JDK says, whose Unicode is newer
 * than that of RE2/J; for ASCII both are the same.
 */
final class UnicodeClasses {

	private static final String ANY = "Any";

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
	 * The classes to which {@code (?i)} adds something.
	 */
	private static final Set<String> FOLDED = Set.of("Ll", "Lt", "Lu", "Mn", "Common", "Greek", "Inherited");

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
		return (found != null && foldCase && FOLDED.contains(name)) ? CaseFolding.foldTable(found) : found;
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
		for (String name : List.of("Cc", "Cf", "Co", "Cs", "Ll", "Lm", "Lo", "Lt", "Lu", "Mc", "Me", "Mn", "Nd", "Nl",
				"No", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "So", "Zl", "Zp", "Zs")) {
			categories.put(name, Set.of(name));
			categories.computeIfAbsent(name.substring(0, 1), (major) -> new HashSet<>()).add(name);
		}
		return categories;
	}

	private static String category(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL -> "Cc";
			case Character.FORMAT -> "Cf";
			case Character.PRIVATE_USE -> "Co";
			case Character.SURROGATE -> "Cs";
			case Character.LOWERCASE_LETTER -> "Ll";
			case Character.MODIFIER_LETTER -> "Lm";
			case Character.OTHER_LETTER -> "Lo";
			case Character.TITLECASE_LETTER -> "Lt";
			case Character.UPPERCASE_LETTER -> "Lu";
			case Character.COMBINING_SPACING_MARK -> "Mc";
			case Character.ENCLOSING_MARK -> "Me";
			case Character.NON_SPACING_MARK -> "Mn";
			case Character.DECIMAL_DIGIT_NUMBER -> "Nd";
			case Character.LETTER_NUMBER -> "Nl";
			case Character.OTHER_NUMBER -> "No";
			case Character.CONNECTOR_PUNCTUATION -> "Pc";
			case Character.DASH_PUNCTUATION -> "Pd";
			case Character.END_PUNCTUATION -> "Pe";
			case Character.FINAL_QUOTE_PUNCTUATION -> "Pf";
			case Character.INITIAL_QUOTE_PUNCTUATION -> "Pi";
			case Character.OTHER_PUNCTUATION -> "Po";
			case Character.START_PUNCTUATION -> "Ps";
			case Character.CURRENCY_SYMBOL -> "Sc";
			case Character.MODIFIER_SYMBOL -> "Sk";
			case Character.MATH_SYMBOL -> "Sm";
			case Character.OTHER_SYMBOL -> "So";
			case Character.LINE_SEPARATOR -> "Zl";
			case Character.PARAGRAPH_SEPARATOR -> "Zp";
			case Character.SPACE_SEPARATOR -> "Zs";
			default -> "Cn";
		};
	}

	private static String script(int codePoint) {
		String constant = Character.UnicodeScript.of(codePoint).name();
		return Arrays.stream(constant.split("_"))
			.map((word) -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
			.collect(Collectors.joining("_"));
	}

	private static Map<String, CodePointSet> partition(IntFunction<String> classOf) {
		Map<String, CodePointSet.Builder> builders = new HashMap<>();
		for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
			builders.computeIfAbsent(classOf.apply(c), (name) -> new CodePointSet.Builder()).add(c);
		}
		return builders.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> entry.getValue().build()));
	}

	/**
	 * Read when an expression asks for the first category.
	 */
	private static final class ByCategory {

		static final Map<String, CodePointSet> SETS = partition(UnicodeClasses::category);

	}

	/**
	 * Read when an expression asks for the first script.
	 */
	private static final class ByScript {

		static final Map<String, CodePointSet> SETS = partition(UnicodeClasses::script);

	}

}
