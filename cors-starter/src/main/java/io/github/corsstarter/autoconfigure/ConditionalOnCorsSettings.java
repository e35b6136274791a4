package io.github.corsstarter.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches where an application may use a part of the starter: it has a setting or a bean
 * for that part. Only names are compared, so that an application that uses nothing loads
 * nothing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnCorsSettingsCondition.class)
@interface ConditionalOnCorsSettings {

	/**
	 * The beginnings of the names below {@code cors} that count, without what relaxed
	 * binding ignores. By default every name counts.
	 */
	String[] names() default {};

	/**
	 * The names of the types of which a bean counts. By default every type of the starter
	 * counts that an application can have a bean of.
	 */
	String[] types() default {};

}
