package io.github.corsstarter.origin;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.corsstarter.decision.Quotation;
import io.github.corsstarter.origin.RegexParts.Part;
import org.jspecify.annotations.Nullable;

/**
 * How far a regular expression matches an origin, and which part of it stopped.
 * <p>
 * Beginnings of the expression are tried on the beginning of the origin, and ends on its
 * end. What matches is seldom more than the scheme or {@code .com} by chance, so that an
 * origin is near only if it has most of the letters that the expression asks for in the
 * host.
 *
 * @param clause where it stopped
 * @param likeness how many hundredths of the expression's letters the origin has
 */
record RegexDiagnosis(String clause, int likeness) {

	private static final int MAX_PARTS = 200;

	private static final int MAX_ALTERNATIVES = 20;

	private static final int FEWEST_LETTERS = 3;

	/**
	 * Find out why an expression does not match.
	 * @param regex the expression, in RE2 syntax
	 * @param serialized a serialised origin that it does not match
	 * @return the diagnosis for the alternative that comes nearest, or {@code null} if
	 * none comes near
	 */
	static @Nullable RegexDiagnosis of(String regex, String serialized) {
		List<List<Part>> alternatives = RegexParts.of(regex).stream().flatMap(RegexDiagnosis::opened).toList();
		RegexDiagnosis nearest = null;
		for (List<Part> parts : alternatives.subList(0, Math.min(alternatives.size(), MAX_ALTERNATIVES))) {
			RegexDiagnosis diagnosis = (parts.size() <= MAX_PARTS) ? ofAlternative(parts, serialized) : null;
			if (diagnosis != null && (nearest == null || diagnosis.likeness > nearest.likeness)) {
				nearest = diagnosis;
			}
		}
		return nearest;
	}

	/**
	 * An alternative that has its letters inside a group, once for each alternative of
	 * the group.
	 */
	private static Stream<List<Part>> opened(List<Part> parts) {
		if (letters(parts, hostStart(parts), parts.size()) >= FEWEST_LETTERS) {
			return Stream.of(parts);
		}
		for (int i = 0; i < parts.size(); i++) {
			List<Part> before = parts.subList(0, i);
			List<Part> after = parts.subList(i + 1, parts.size());
			String inside = parts.get(i).insideOfGroup();
			if (!inside.isEmpty()) {
				return RegexParts.of(inside)
					.stream()
					.map((within) -> Stream.of(before, within, after).flatMap(List::stream).toList());
			}
		}
		return Stream.of(parts);
	}

	private static @Nullable RegexDiagnosis ofAlternative(List<Part> parts, String serialized) {
		int hostStart = hostStart(parts);
		int letters = letters(parts, hostStart, parts.size());
		if (letters < FEWEST_LETTERS) {
			return null;
		}
		try {
			int begun = greatest(parts.size(), (count) -> beginning(parts, count, serialized) >= 0);
			int ended = greatest(parts.size(), (count) -> ending(parts, count, serialized) >= 0);
			int matchedEnd = Math.max(0, beginning(parts, begun, serialized));
			if (begun == parts.size() && matchedEnd == serialized.length()) {
				return null;
			}
			int fromStart = letters(parts, hostStart, begun);
			int fromEnd = letters(parts, Math.max(hostStart, parts.size() - ended), parts.size());
			int matched = Math.max(fromStart, fromEnd);
			if (ending(parts, ended, serialized) >= matchedEnd) {
				matched = fromStart
						+ letters(parts, Math.max(Math.max(hostStart, begun), parts.size() - ended), parts.size());
			}
			boolean near = fromStart * 2 >= letters || matched * 4 > letters * 3;
			return near ? new RegexDiagnosis(clause(parts.subList(begun, parts.size()), serialized, matchedEnd),
					matched * 100 / letters) : null;
		}
		catch (PatternSyntaxException ex) {
			return null;
		}
	}

	private static String clause(List<Part> rest, String serialized, int matchedEnd) {
		String begun = Quotation.of(serialized.substring(0, matchedEnd));
		String left = Quotation.of(serialized.substring(matchedEnd));
		String asked = Quotation.of(RegexParts.join(rest));
		boolean atEnd = rest.stream().allMatch((part) -> part.text().equals("$") || part.text().equals("\\z"));
		if (matchedEnd == 0) {
			return "its beginning is not matched by " + asked + ", and the whole of it has to match";
		}
		if (atEnd) {
			return "it matches up to \"" + begun + "\", and \"" + left + "\" is left over at its end";
		}
		if (left.isEmpty()) {
			return "it ends after \"" + begun + "\", where " + asked + " still has to match";
		}
		return "it matches up to \"" + begun + "\", and \"" + left + "\" is not matched by " + asked;
	}

	/**
	 * The index of the first part after {@code ://}.
	 */
	private static int hostStart(List<Part> parts) {
		for (int i = 2; i < parts.size(); i++) {
			if (":".equals(parts.get(i - 2).literal()) && "/".equals(parts.get(i - 1).literal())
					&& "/".equals(parts.get(i).literal())) {
				return i + 1;
			}
		}
		return 0;
	}

	private static int letters(List<Part> parts, int from, int to) {
		return (from < to) ? (int) parts.subList(from, to).stream().filter((part) -> part.literal() != null).count()
				: 0;
	}

	/**
	 * The greatest count for which something holds that holds for all smaller ones, too.
	 */
	private static int greatest(int max, IntPredicate holds) {
		int low = 0;
		int high = max;
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (holds.test(middle)) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		return low;
	}

	/**
	 * Where the longest match of the first parts ends, or -1.
	 */
	private static int beginning(List<Part> parts, int count, String serialized) {
		Matcher matcher = matcher(RegexParts.join(parts.subList(0, count)), serialized);
		return matcher.lookingAt() ? matcher.end() : -1;
	}

	/**
	 * Where the longest match of the last parts starts, or -1.
	 */
	private static int ending(List<Part> parts, int count, String serialized) {
		int from = parts.size() - count;
		String flags = parts.subList(0, from)
			.stream()
			.filter(Part::isFlags)
			.map(Part::text)
			.collect(Collectors.joining());
		Matcher matcher = matcher(flags + "(?:" + RegexParts.join(parts.subList(from, parts.size())) + ")\\z",
				serialized);
		return matcher.find() ? matcher.start() : -1;
	}

	private static Matcher matcher(String regex, String serialized) {
		return Pattern.compile(regex, Pattern.LONGEST_MATCH).matcher(serialized);
	}

}
