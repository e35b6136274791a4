package io.github.corsstarter.settings;

import org.jspecify.annotations.Nullable;

/**
 * A setting that cannot work.
 *
 * @param area the part of the starter it concerns
 * @param key the key as it was written
 * @param value the value as it was written; {@code null} if no value was written or it
 * must not be printed
 * @param location where it was written, if known
 * @param reason why it cannot work, as a sentence without a full stop
 * @param action what to do, as a sentence without a full stop; it may end in text to
 * paste
 */
public record Problem(Area area, String key, @Nullable String value, @Nullable SettingLocation location, String reason,
		String action) {

}
