package io.github.corsstarter.compile;

import java.util.List;

import io.github.corsstarter.csrf.TrustedOrigins;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.InvalidCorsConfigurationException;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.ProblemReport;
import io.github.corsstarter.settings.Problems;
import io.github.corsstarter.settings.SettingNameCheck;
import io.github.corsstarter.settings.SettingSources;
import io.github.corsstarter.settings.SettingsBinder;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The settings of an application, bound, checked and compiled.
 *
 * @param properties as they were bound
 * @param compiled the policies they mean
 * @param hosts the hosts they mean
 * @param csrf whom they trust
 * @param warnings what works but is surely not meant
 */
public record CompiledSettings(CorsProperties properties, CompiledPolicies compiled, CompiledHosts hosts,
		CompiledCsrf csrf, List<String> warnings) {

	/**
	 * Read the settings from an environment.
	 * @param environment the environment
	 * @return settings that can work
	 * @throws InvalidCorsConfigurationException if they cannot; with everything that is
	 * wrong. Where CORS is switched off, nothing is worth stopping for, and it is logged
	 */
	public static CompiledSettings of(ConfigurableEnvironment environment) {
		SettingSources sources = SettingSources.of(environment);
		Problems problems = new Problems(sources);
		CorsProperties properties = SettingsBinder.bind(environment, sources, problems);
		SettingNameCheck.check(sources.written(), problems);
		CompiledPolicies compiled = PolicyCompiler.compile(properties, problems);
		CompiledHosts hosts = HostsCompiler.compile(properties.hosts(), problems);
		CompiledCsrf csrf = CsrfCompiler.compile(properties, compiled, problems);
		TrailingSlashPathCheck.check(properties, problems);
		List<Problem> fatal = problems.sorted();
		if (!properties.enabled()) {
			List<Problem> ofCors = fatal.stream().filter(Problem::isOfCors).toList();
			fatal = fatal.stream().filter((problem) -> !problem.isOfCors()).toList();
			if (!ofCors.isEmpty()) {
				LogFactory.getLog(CompiledSettings.class)
					.warn("CORS is off (cors.enabled), and could not be switched on like this. "
							+ ProblemReport.of(ofCors));
			}
		}
		if (!fatal.isEmpty()) {
			throw new InvalidCorsConfigurationException(fatal);
		}
		return new CompiledSettings(properties, compiled, hosts, csrf, problems.warnings());
	}

	/**
	 * Check that the container leaves the forwarded headers to a resolver of the
	 * application, which no setting tells of.
	 * @param environment the environment
	 * @throws InvalidCorsConfigurationException if it does not
	 */
	public static void checkContainer(ConfigurableEnvironment environment) {
		Problems problems = new Problems(SettingSources.of(environment));
		ContainerSettingsCheck.check(problems);
		if (!problems.isEmpty()) {
			throw new InvalidCorsConfigurationException(problems.sorted());
		}
	}

	/**
	 * Whether there is anything to do for the filter: it stands aside where CORS is off
	 * and where nothing can allow any origin.
	 */
	public boolean isEffective(CorsPolicies policies, @Nullable OriginAuthorizer authorizer) {
		return this.properties.enabled() && (this.compiled.originRules() || authorizer != null || !provides(policies));
	}

	/**
	 * Whom cross-origin protection trusts. What it takes over from the settings of CORS
	 * says nothing where a bean stands in their place.
	 */
	public TrustedOrigins trustedOrigins(CorsPolicies policies) {
		return (this.csrf.inherited() && !provides(policies)) ? CsrfCompiler.NONE : this.csrf.trustedOrigins();
	}

	/**
	 * Whether policies are those of the settings, and not of a bean in their place.
	 */
	public boolean provides(CorsPolicies policies) {
		return policies == this.compiled.policies();
	}

}
