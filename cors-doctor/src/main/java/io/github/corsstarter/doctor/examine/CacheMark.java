package io.github.corsstarter.doctor.examine;

import java.util.regex.Pattern;

import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a cache kept an answer: {@code Cache-Status} (RFC 9211), the names that
 * servers had before it, such as {@code X-Cache}, {@code CF-Cache-Status} or
 * {@code X-Cache-Status}, and {@code Age} (RFC 9111, section 5.1).
 */
public final class CacheMark {

	private static final Pattern NAME = Pattern.compile("(?i)(?:[a-z-]{1,30}-)?cache(?:-status)?");

	private static final Pattern HIT = Pattern.compile("(?i)(?:^|[\\s,;_])hit(?:$|[\\s,;_])");

	private CacheMark() {
	}

	/**
	 * Look for a mark.
	 * @return the header, safe to print, or {@code null} if nothing shows it
	 */
	public static @Nullable String in(WireAnswer answer) {
		for (HeaderLine line : answer.headers()) {
			if (NAME.matcher(line.name()).matches() && HIT.matcher(line.value()).find()) {
				return Printable.of(line.name() + ": " + line.value());
			}
		}
		String age = answer.first("Age");
		return (age != null && !age.equals("0")) ? "Age: " + Printable.of(age) : null;
	}

}
