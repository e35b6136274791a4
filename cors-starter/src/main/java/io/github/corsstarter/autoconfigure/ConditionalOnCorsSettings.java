package io.github.corsstarter.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches where an application may use a part of the starter: it has a setting or a bean
 * for that part. The condition alone is about the whole starter.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnCorsSettingsCondition.class)
@interface ConditionalOnCorsSettings {

	/**
	 * The beginnings of the names below {@code cors} that count, without what relaxed
	 * binding ignores.
	 */
	String[] names();

	/**
	 * The names of the types of which a bean counts.
	 */
	String[] types();

}
