package io.github.corsstarter.compile;

import java.util.List;

import io.github.corsstarter.csrf.TrustedOrigins;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.InvalidCorsConfigurationException;
import io.github.corsstarter.settings.ProblemReport;
import io.github.corsstarter.settings.SettingKeys;
import io.github.corsstarter.settings.SettingNameCheck;
import io.github.corsstarter.settings.SettingSources;
import io.github.corsstarter.settings.SettingsBinder;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.verdict.RuleVerdicts;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The settings of an application, bound, checked and compiled.
 *
 * @param properties the bound settings
 * @param cors the compiled settings of CORS
 * @param hosts the compiled settings of hosts
 * @param csrf the compiled settings of cross-origin request protection
 * @param warnings what works but is likely a mistake, without what concerns CORS only
 * while that is switched off
 */
public record CompiledSettings(CorsProperties properties, CompiledCors cors, CompiledHosts hosts, CompiledCsrf csrf,
		List<Warning> warnings) {

	/**
	 * Read the settings from an environment.
	 * @param environment the environment
	 * @return settings that can work
	 * @throws InvalidCorsConfigurationException if they cannot, with all problems. While
	 * CORS is switched off, problems that concern nothing else are only logged
	 */
	public static CompiledSettings of(ConfigurableEnvironment environment) {
		SettingSources sources = SettingSources.of(environment);
		CorsProperties properties = SettingsBinder.bind(environment, sources);
		SettingNameCheck.check(sources);
		RuleVerdicts verdicts = new RuleVerdicts();
		CompiledCors cors = PolicyCompiler.compile(properties, verdicts, sources);
		PathRegex healthPaths = HealthPaths.of(environment);
		CompiledHosts hosts = sources.mayHaveBelow(SettingKeys.HOSTS)
				? HostsCompiler.compile(properties, healthPaths, sources) : CompiledHosts.none(healthPaths);
		CompiledCsrf csrf = sources.mayHaveBelow(SettingKeys.CSRF)
				? CsrfCompiler.compile(properties, cors, verdicts, sources) : CompiledCsrf.none();
		if (sources.mayHaveBelow(SettingKeys.AUTHORIZER)) {
			AuthorizerSettingsCheck.check(properties.authorizer(), sources);
		}
		if (sources.problems().exist()) {
			ProblemReport.check(sources.problems(), properties.enabled());
		}
		List<Warning> warnings = properties.enabled() ? sources.problems().warnings()
				: sources.problems().warningsWithout(Area.CORS);
		return new CompiledSettings(properties, cors, hosts, csrf, warnings);
	}

	/**
	 * Check that the container does not read the forwarded headers. This is for
	 * applications in which a bean reads them, which the settings do not show.
	 * @param environment the environment
	 * @throws InvalidCorsConfigurationException if the container reads them
	 */
	public static void checkContainer(ConfigurableEnvironment environment) {
		SettingSources sources = SettingSources.of(environment);
		ContainerSettingsCheck.check(sources);
		ProblemReport.check(sources.problems(), true);
	}

	/**
	 * Whether the CORS filter has anything to do: it does nothing while CORS is off, and
	 * if no origin can be allowed.
	 */
	public boolean isEffective(CorsPolicies policies, @Nullable OriginAuthorizer authorizer) {
		return this.properties.enabled()
				&& (authorizer != null || !provides(policies) || !this.cors.withOriginRules().isEmpty());
	}

	/**
	 * The origins that cross-origin request protection trusts. It inherits none from the
	 * settings of CORS if a bean replaces these.
	 */
	public TrustedOrigins trustedOrigins(CorsPolicies policies) {
		return (this.csrf.inherited() && !provides(policies)) ? CompiledCsrf.none().trustedOrigins()
				: this.csrf.trustedOrigins();
	}

	/**
	 * Whether it depends on the path what is decided.
	 */
	public boolean dependsOnPath(CorsPolicies policies) {
		List<ConfiguredPolicy> inOrder = this.cors.inOrder();
		return !provides(policies) || inOrder.size() > 1 || (inOrder.size() == 1 && inOrder.get(0).urlsRegex() != null);
	}

	/**
	 * Whether policies come from the settings, and not from a bean that replaces them.
	 */
	public boolean provides(CorsPolicies policies) {
		return policies == this.cors.policies();
	}

}
