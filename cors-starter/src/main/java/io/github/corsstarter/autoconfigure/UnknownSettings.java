package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds names under {@code cors} that mean nothing. One that resembles a known name is a
 * mistake; others may belong to the application, or come from Kubernetes, which tells
 * every container about a service called {@code cors}, and are only mentioned. Their
 * values are never printed, because nobody knows what they are.
 */
final class UnknownSettings {

	private final SettingKeys topLevel = SettingKeys.topLevel();

	private final SettingKeys policy = SettingKeys.ofPolicy();

	private final Problems problems;

	private final Set<String> unknown = new LinkedHashSet<>();

	private UnknownSettings(Problems problems) {
		this.problems = problems;
	}

	static void check(SettingSources sources, Problems problems) {
		UnknownSettings settings = new UnknownSettings(problems);
		for (ConfigurationPropertySource source : sources.all()) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				settings.check(iterable);
			}
		}
		if (!settings.unknown.isEmpty()) {
			problems.warn("These names under cors mean nothing to cors-starter and are ignored: "
					+ String.join(", ", settings.unknown));
		}
	}

	private void check(IterableConfigurationPropertySource source) {
		boolean environment = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
		Set<String> seen = new LinkedHashSet<>();
		source.stream().filter(SettingSources.ROOT::isAncestorOf).forEach((name) -> {
			Name written = Name.of(name, environment);
			if (written != null && seen.add(written.toString())) {
				check(written, name, source);
			}
		});
	}

	private void check(Name written, ConfigurationPropertyName name, ConfigurationPropertySource source) {
		SettingKeys known = written.inPolicy() ? this.policy : this.topLevel;
		if (known.contains(written.key())) {
			return;
		}
		String mend = known.mendFor(written.key());
		if (mend != null) {
			this.problems.add(new Problem(written.toString(), null, place(source, name),
					"There is no setting of this name", mend));
		}
		else {
			this.unknown.add(written.toString());
		}
	}

	private static @Nullable Origin place(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		return (property != null) ? property.getOrigin() : null;
	}

	/**
	 * A name taken apart.
	 *
	 * @param level {@code cors} or {@code cors.policies[n]}
	 * @param key the key below it
	 * @param inPolicy whether it is the key of a policy
	 */
	private record Name(String level, String key, boolean inPolicy) {

		/**
		 * Environment variables have underscores where names have dots, hyphens and
		 * brackets, so that only their letters can be compared.
		 */
		static @Nullable Name of(ConfigurationPropertyName name, boolean environment) {
			List<String> elements = new ArrayList<>();
			for (int i = 1; i < name.getNumberOfElements(); i++) {
				elements.add(name.getElement(i, Form.DASHED));
			}
			if (elements.get(0).equals(SettingKeys.POLICIES) && elements.size() > 1 && isIndex(elements.get(1))) {
				if (elements.size() == 2) {
					return null;
				}
				return new Name(SettingKeys.ROOT + ".policies[" + elements.get(1) + "]",
						key(elements.subList(2, elements.size()), environment), true);
			}
			return new Name(SettingKeys.ROOT, key(elements, environment), false);
		}

		private static String key(List<String> elements, boolean environment) {
			if (!environment) {
				return elements.get(0);
			}
			return String.join("-", elements.stream().filter((element) -> !isIndex(element)).toList());
		}

		private static boolean isIndex(String element) {
			return !element.isEmpty() && element.chars().allMatch((c) -> c >= '0' && c <= '9');
		}

		@Override
		public String toString() {
			return this.level + "." + this.key;
		}

	}

}
