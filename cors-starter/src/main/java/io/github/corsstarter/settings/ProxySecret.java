package io.github.corsstarter.settings;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.corsstarter.host.ProxyTrust;
import org.jspecify.annotations.Nullable;

/**
 * A secret that is never printed, neither in a failure report nor by the endpoint that
 * shows configuration properties.
 */
public final class ProxySecret {

	private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9_-]{" + ProxyTrust.MIN_SECRET_LENGTH + ",}");

	/**
	 * Fewer than one in a million secrets of sixteen random hexadecimal digits has so
	 * few.
	 */
	private static final int FEW_CHARACTERS = 4;

	private final String secret;

	/**
	 * Create a secret. Binding calls this by reflection.
	 * @param secret its text
	 */
	public ProxySecret(String secret) {
		this.secret = secret;
	}

	/**
	 * Whether it is valid as a header value and long enough.
	 */
	public boolean isUsable() {
		return GRAMMAR.matcher(this.secret).matches();
	}

	/**
	 * Whether it is easy to guess, however long it is: it has few different characters,
	 * says one text again and again, or mostly counts up or down.
	 */
	public boolean isGuessable() {
		return this.secret.chars().distinct().count() <= FEW_CHARACTERS || isRepetition() || isRun();
	}

	private boolean isRepetition() {
		int length = this.secret.length();
		return IntStream.rangeClosed(1, length / 2)
			.anyMatch((period) -> this.secret.regionMatches(period, this.secret, 0, length - period));
	}

	private boolean isRun() {
		int pairs = this.secret.length() - 1;
		long steps = IntStream.range(0, pairs)
			.filter((i) -> Math.abs(this.secret.charAt(i + 1) - this.secret.charAt(i)) <= 1)
			.count();
		return 4 * steps >= 3L * pairs;
	}

	/**
	 * Whether it has a placeholder that was not resolved.
	 */
	public boolean isPlaceholder() {
		return this.secret.contains("${");
	}

	public String reveal() {
		return this.secret;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ProxySecret that && that.secret.equals(this.secret);
	}

	@Override
	public int hashCode() {
		return this.secret.hashCode();
	}

	@Override
	public String toString() {
		return "******";
	}

}
