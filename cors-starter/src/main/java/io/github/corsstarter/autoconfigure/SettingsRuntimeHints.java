package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.settings.CorsProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Lets a native image bind the settings. An annotation could do it, but the javadoc tool
 * of JDK 17 fails on an annotation that names a record with nested types which it does
 * not document.
 */
final class SettingsRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), CorsProperties.class);
	}

}
