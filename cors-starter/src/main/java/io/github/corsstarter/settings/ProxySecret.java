package io.github.corsstarter.settings;

import java.util.regex.Pattern;

import io.github.corsstarter.host.ProxyTrust;
import org.jspecify.annotations.Nullable;

/**
 * A secret that is never printed, neither in a failure report nor by the endpoint that
 * shows configuration properties.
 */
public final class ProxySecret {

	private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9_-]{" + ProxyTrust.MIN_SECRET_LENGTH + ",}");

	private final String secret;

	/**
	 * Create a secret. Binding calls this by reflection.
	 * @param secret its text
	 */
	public ProxySecret(String secret) {
		this.secret = secret;
	}

	/**
	 * Whether it is valid as a header value and long enough not to be guessed.
	 */
	public boolean isUsable() {
		return GRAMMAR.matcher(this.secret).matches();
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
