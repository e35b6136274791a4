package io.github.corsstarter.settings;

import org.jspecify.annotations.Nullable;

/**
 * A setting that cannot work.
 *
 * @param key the key as it was written
 * @param value the value as it was written; {@code null} where it must not be printed or
 * there is none
 * @param place where it was written, if known
 * @param reason why it cannot work, as a sentence without a full stop
 * @param mend what to do, as a sentence without a full stop; it may end in text to paste
 */
public record Problem(String key, @Nullable String value, @Nullable SettingLocation place, String reason, String mend) {

	/**
	 * Whether it stops being a problem when CORS is switched off. Hosts and csrf have
	 * switches of their own, and a mistyped name that means one of their settings is
	 * theirs.
	 */
	public boolean isOfCors() {
		return !SettingKeys.isOutsideCors(this.key)
				&& !SettingKeys.isOutsideCors(this.mend.replaceFirst("^Write ", ""));
	}

}
