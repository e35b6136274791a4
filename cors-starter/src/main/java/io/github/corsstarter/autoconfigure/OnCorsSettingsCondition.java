package io.github.corsstarter.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.corsstarter.settings.SettingNameCheck;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/**
 * Looks at the names of properties and at the types of beans, and creates nothing. It
 * matches too where these are not final: during ahead-of-time processing, where a
 * property source cannot list its names, and where Spring Cloud can change properties
 * while the application runs.
 */
final class OnCorsSettingsCondition extends SpringBootCondition implements ConfigurationCondition {

	private static final String ROOT = "cors";

	/**
	 * A setting with which later ones may need any part.
	 */
	private static final String RELOADABLE = "reloadable";

	static final String[] ANY = {};

	private static final String REGISTRATION = "org.springframework.boot.web.servlet.FilterRegistrationBean";

	private static final String PACKAGES = "io.github.corsstarter.";

	private static final List<String> TYPES = List.of(PACKAGES + "policy.OriginAuthorizer",
			PACKAGES + "policy.CorsPolicies", PACKAGES + "host.HostAuthorizer", PACKAGES + "host.ForwardedHostResolver",
			PACKAGES + "web.DecisionListener", PACKAGES + "web.servlet.RefusedRequestHandler",
			PACKAGES + "web.servlet.CorsPolicyFilter", PACKAGES + "web.servlet.ForwardedHeadersFilter",
			PACKAGES + "web.servlet.AllowedHostsFilter", PACKAGES + "web.servlet.CrossOriginProtectionFilter",
			PACKAGES + "web.servlet.TrailingSlashFilter", PACKAGES + "web.reactive.RefusedExchangeHandler",
			PACKAGES + "web.reactive.CorsPolicyWebFilter", PACKAGES + "web.reactive.ForwardedHeadersWebFilter",
			PACKAGES + "web.reactive.AllowedHostsWebFilter", PACKAGES + "web.reactive.CrossOriginProtectionWebFilter",
			PACKAGES + "web.reactive.TrailingSlashWebFilter");

	/**
	 * The beginning of the names of the starter's own beans.
	 */
	static final String BEANS = "corsStarter";

	/**
	 * Sources that cannot list their names and have none below {@code cors}: one for all
	 * others, one for random values, and those of a servlet that is not known yet.
	 */
	private static final List<String> WITHOUT_NAMES = List.of("configurationProperties", "random",
			"servletConfigInitParams", "servletContextInitParams");

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Map<String, Object> part = metadata.getAnnotationAttributes(ConditionalOnCorsSettings.class.getName());
		String[] names = (part != null) ? (String[]) Objects.requireNonNull(part.get("names")) : ANY;
		String[] types = (part != null) ? (String[]) Objects.requireNonNull(part.get("types")) : ANY;
		ConfigurableListableBeanFactory beanFactory = Objects.requireNonNull(context.getBeanFactory());
		String found = Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING) ? "ahead-of-time processing"
				: find(context.getEnvironment(), beanFactory, names, types);
		ConditionMessage.Builder message = ConditionMessage.forCondition("cors-starter");
		return (found != null) ? ConditionOutcome.match(message.because("found " + found))
				: ConditionOutcome.noMatch(message.because("found no property below cors and no bean"));
	}

	/**
	 * Find what makes an application use a part of the starter.
	 * @return a description, or {@code null} if nothing does
	 */
	static @Nullable String find(Environment environment, ConfigurableListableBeanFactory beanFactory, String[] names,
			String[] types) {
		if (!(environment instanceof ConfigurableEnvironment configurable)) {
			return "an environment that cannot list its properties";
		}
		for (PropertySource<?> source : configurable.getPropertySources()) {
			String found = find(source, names);
			if (found != null) {
				return found;
			}
		}
		if (ClassUtils.isPresent(EnvironmentChangeListener.EVENT, beanFactory.getBeanClassLoader())) {
			return "Spring Cloud, which can change properties";
		}
		String bean = findBean(beanFactory, (types.length > 0) ? List.of(types) : TYPES);
		return (bean != null) ? "bean " + bean : null;
	}

	private static @Nullable String find(PropertySource<?> source, String[] names) {
		if (WITHOUT_NAMES.contains(source.getName()) && !(source instanceof EnumerablePropertySource)) {
			return null;
		}
		String cannotList = "property source " + source.getName() + ", which cannot list its properties";
		if (!(source instanceof EnumerablePropertySource<?> enumerable)) {
			return cannotList;
		}
		boolean variables = source instanceof SystemEnvironmentPropertySource;
		try {
			for (String name : enumerable.getPropertyNames()) {
				boolean setting = name.regionMatches(true, 0, ROOT, 0, ROOT.length())
						? isSetting(name, variables, names)
						: variables && name.toLowerCase(Locale.ROOT).contains("_cors_") && hasPrefixed(source);
				if (setting) {
					return "property " + name;
				}
			}
			return null;
		}
		catch (IllegalStateException | UnsupportedOperationException ex) {
			// A source of several sources, or a map, that cannot.
			return cannotList;
		}
	}

	/**
	 * Whether variables have settings behind a prefix, if the application chose one.
	 * Spring Boot knows it and shows it to no one.
	 */
	private static boolean hasPrefixed(PropertySource<?> source) {
		for (ConfigurationPropertySource prefixed : ConfigurationPropertySources.from(source)) {
			if (prefixed
				.containsDescendantOf(ConfigurationPropertyName.of(ROOT)) == ConfigurationPropertyState.PRESENT) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a name that begins with the root is that of a setting. Variables count only
	 * if the starter would read or correct them: others may have some that begin so.
	 */
	private static boolean isSetting(String name, boolean variables, String[] names) {
		int end = ROOT.length();
		char next = (name.length() > end) ? name.charAt(end) : 0;
		if (next == '_' && variables) {
			return begins(name.substring(end), names) && SettingNameCheck.isSetting(name);
		}
		return (next == '.' || next == '[') ? begins(name.substring(end), names) : next == 0 && !variables;
	}

	private static boolean begins(String name, String[] names) {
		if (names.length == 0) {
			return true;
		}
		StringBuilder uniform = new StringBuilder();
		for (int i = 0; i < name.length(); i++) {
			if (Character.isLetterOrDigit(name.charAt(i))) {
				uniform.append(Character.toLowerCase(name.charAt(i)));
			}
		}
		if (uniform.indexOf(RELOADABLE) == 0) {
			return true;
		}
		for (String each : names) {
			if (uniform.indexOf(each) == 0) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Find a bean of the application that the starter would use. Its type is known by
	 * now, because Spring Boot's own conditions ask for it.
	 */
	private static @Nullable String findBean(ConfigurableListableBeanFactory beanFactory, List<String> types) {
		for (String name : beanFactory.getBeanDefinitionNames()) {
			if (!name.startsWith(BEANS) && isOf(types, name, beanFactory)) {
				return name;
			}
		}
		for (String name : beanFactory.getSingletonNames()) {
			if (!name.startsWith(BEANS) && isOf(types, name, beanFactory)) {
				return name;
			}
		}
		return null;
	}

	private static boolean isOf(List<String> types, String name, ConfigurableListableBeanFactory beanFactory) {
		try {
			Class<?> type = beanFactory.getType(name, false);
			if (type == null) {
				return false;
			}
			Class<?> registration = registration(type);
			if (registration != null && beanFactory.containsBeanDefinition(name)) {
				BeanDefinition definition = beanFactory.getMergedBeanDefinition(name);
				Class<?> filter = definition.getResolvableType().as(registration).getGeneric().resolve();
				return filter != null && isOf(types, filter);
			}
			return isOf(types, type);
		}
		catch (BeansException ex) {
			// It fails where it is used.
			return false;
		}
	}

	/**
	 * The type of registrations that a type extends. A reactive application need not have
	 * it.
	 */
	private static @Nullable Class<?> registration(Class<?> type) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			if (each.getName().equals(REGISTRATION)) {
				return each;
			}
		}
		return null;
	}

	private static boolean isOf(List<String> types, Class<?> type) {
		for (Class<?> each = type; each != null; each = each.getSuperclass()) {
			if (each.getName().startsWith(PACKAGES) && types.contains(each.getName())) {
				return true;
			}
			for (Class<?> implemented : each.getInterfaces()) {
				if (isOf(types, implemented)) {
					return true;
				}
			}
		}
		return false;
	}

}
