package io.github.corsstarter.actuate;

import io.github.corsstarter.reload.CorsReload;
import io.github.corsstarter.reload.RefusedReload;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Which settings are in force where they can change.
 *
 * @param configuration the number of the configuration in force, from 1
 * @param loadedAt when it was read
 * @param refused settings that were read later and cannot work, or {@code null}
 */
record ReloadDescriptor(int configuration, String loadedAt,
		@Nullable RefusedDescriptor refused) implements OperationResponseBody {

	static ReloadDescriptor of(CorsReload reload, boolean showValues) {
		RefusedReload refused = reload.refused();
		return new ReloadDescriptor(reload.current().number(), reload.loadedAt().toString(),
				(refused != null) ? RefusedDescriptor.of(refused, showValues) : null);
	}

	/**
	 * Settings that do not take effect.
	 *
	 * @param at when they were read
	 * @param problems how many problems they have, and which if values are shown
	 */
	record RefusedDescriptor(String at, ListDescriptor problems) {

		static RefusedDescriptor of(RefusedReload refused, boolean showValues) {
			return new RefusedDescriptor(refused.at().toString(), ListDescriptor.of(refused.problems(), showValues));
		}

	}

}
