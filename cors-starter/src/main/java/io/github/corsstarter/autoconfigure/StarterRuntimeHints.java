package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.settings.CorsProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.http.HttpHeaders;

/**
 * Lets a native image bind the settings, and find the methods of {@link HttpHeaders} that
 * differ between versions of Spring. An annotation could do it, but the javadoc tool of
 * JDK 17 fails on an annotation that names a record with nested types which it does not
 * document.
 */
final class StarterRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), CorsProperties.class);
		hints.reflection().registerType(HttpHeaders.class, MemberCategory.INVOKE_PUBLIC_METHODS);
	}

}
