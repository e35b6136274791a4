package io.github.corsstarter.regex;

/**
 * Reads escape sequences that stand for one character: {@code \.}, {@code \n},
 * {@code \x2E}, {@code \056}. There is no {@code \b} for the backspace and no reference
 * to a group.
 */
final class EscapeParser {

	private static final String INVALID = "invalid escape sequence";

	private final ExpressionReader reader;

	EscapeParser(ExpressionReader reader) {
		this.reader = reader;
	}

	/**
	 * Take a sequence that starts with the backslash.
	 */
	int parse() {
		int start = this.reader.position();
		this.reader.skip("\\");
		if (!this.reader.hasNext()) {
			throw this.reader.invalid("a backslash with nothing after it", start);
		}
		int c = this.reader.next();
		int codePoint = switch (c) {
			case 'a' -> 0x07;
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'v' -> 0x0B;
			case 'x' -> this.reader.skip("{") ? hexadecimalInBraces() : twoHexadecimalDigits();
			case '0' -> octal(0);
			case '1', '2', '3', '4', '5', '6', '7' -> isOctal(this.reader.peek()) ? octal(c - '0') : -1;
			default -> isAsciiLetterOrDigit(c) ? -1 : c;
		};
		if (codePoint < 0) {
			throw this.reader.invalid(INVALID, start);
		}
		return codePoint;
	}

	/**
	 * Up to two more digits.
	 */
	private int octal(int first) {
		int value = first;
		for (int i = 0; i < 2 && isOctal(this.reader.peek()); i++) {
			value = value * 8 + this.reader.next() - '0';
		}
		return value;
	}

	private int twoHexadecimalDigits() {
		int high = hexadecimal(this.reader.next());
		int low = (high >= 0) ? hexadecimal(this.reader.next()) : -1;
		return (low >= 0) ? high * 16 + low : -1;
	}

	/**
	 * Any number of digits, at least one.
	 */
	private int hexadecimalInBraces() {
		int value = -1;
		while (this.reader.hasNext()) {
			int c = this.reader.next();
			if (c == '}') {
				return value;
			}
			int digit = hexadecimal(c);
			value = Math.max(value, 0) * 16 + digit;
			if (digit < 0 || value > Character.MAX_CODE_POINT) {
				return -1;
			}
		}
		return -1;
	}

	private static int hexadecimal(int c) {
		return (c >= 0 && c < 128) ? Character.digit(c, 16) : -1;
	}

	private static boolean isOctal(int c) {
		return c >= '0' && c <= '7';
	}

	static boolean isAsciiLetterOrDigit(int c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	}

}
