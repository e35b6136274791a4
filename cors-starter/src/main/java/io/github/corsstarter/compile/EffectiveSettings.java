package io.github.corsstarter.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.csrf.TrustedOrigins;
import io.github.corsstarter.host.AllowedHosts;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.settings.CorsProperties;
import io.github.corsstarter.settings.CorsProperties.PolicyProperties;
import io.github.corsstarter.settings.SettingKeys;
import org.jspecify.annotations.Nullable;

/**
 * What the settings of an application mean, for whoever reports on it: no secret is in
 * it, and no name of a header that carries one.
 */
public final class EffectiveSettings {

	private final CompiledSettings settings;

	private final CorsPolicies policies;

	private final @Nullable PathRegex healthPaths;

	public EffectiveSettings(CompiledSettings settings, CorsPolicies policies, @Nullable PathRegex healthPaths) {
		this.settings = settings;
		this.policies = policies;
		this.healthPaths = healthPaths;
	}

	/**
	 * The settings of CORS.
	 * @return the settings
	 */
	public EffectiveCors cors() {
		CorsProperties properties = this.settings.properties();
		List<ConfiguredPolicy> policies = new ArrayList<>();
		List<@Nullable CorsPolicy> compiled = this.settings.compiled().inOrder();
		for (int i = 0; i < compiled.size(); i++) {
			boolean last = i == compiled.size() - 1;
			PolicyProperties policy = last ? properties.topLevel() : properties.policies().get(i);
			String key = last ? SettingKeys.ROOT : SettingKeys.ROOT + "." + SettingKeys.POLICIES + "[" + i + "]";
			String name = (policy.name() != null && !policy.name().isBlank()) ? policy.name()
					: SettingKeys.POLICIES + "[" + i + "]";
			policies.add(new ConfiguredPolicy(name, key, policy.urlsRegex(), compiled.get(i)));
		}
		return new EffectiveCors(properties.enabled(), this.settings.compiled().policies(), policies,
				properties.rejectDisallowed(), properties.debug());
	}

	/**
	 * The settings of hosts.
	 * @return the settings
	 */
	public EffectiveHosts hosts() {
		CorsProperties.HostsProperties hosts = this.settings.properties().hosts();
		Set<String> read = this.settings.hosts().forwardedHeaders();
		PathRegex exempt = this.settings.hosts().exemptPaths();
		return new EffectiveHosts(this.settings.hosts().allowed(), hosts.allowed(), List.copyOf(read), hosts.scheme(),
				hosts.prefix(), hosts.trustedProxies(), hosts.proxySecretHeader() != null, hosts.requireTrustedProxy(),
				hosts.exemptUrlsRegex(), (hosts.exemptUrlsRegex() != null) ? exempt : this.healthPaths);
	}

	/**
	 * The settings of cross-origin request protection.
	 * @return the settings
	 */
	public EffectiveCsrf csrf() {
		return new EffectiveCsrf(this.settings.trustedOrigins(this.policies),
				this.settings.properties().csrf().exemptUrlsRegex(), this.settings.csrf().exemptPaths());
	}

	/**
	 * Whether what would be refused is only logged.
	 * @return {@code true} if it is let through
	 */
	public boolean isReportOnly() {
		return this.settings.properties().reportOnly();
	}

	/**
	 * The settings of CORS.
	 *
	 * @param enabled whether it is switched on
	 * @param policies the compiled policies
	 * @param inOrder the same with what is known of their settings, in the same order
	 * @param rejectDisallowed whether origins that are not allowed are answered with 403
	 * @param debug whether responses tell the decision
	 */
	public record EffectiveCors(boolean enabled, CorsPolicies policies, List<ConfiguredPolicy> inOrder,
			boolean rejectDisallowed, boolean debug) {
	}

	/**
	 * A policy and its settings.
	 *
	 * @param name what decisions call it
	 * @param key where it is configured
	 * @param urlsRegex the paths, or {@code null} for every one
	 * @param policy the policy, or {@code null} where CORS is switched off
	 */
	public record ConfiguredPolicy(String name, String key, @Nullable String urlsRegex, @Nullable CorsPolicy policy) {
	}

	/**
	 * The settings of hosts.
	 *
	 * @param allowed the compiled list
	 * @param listed the same as it is written
	 * @param forwardedHeaders the headers that tell the public address
	 * @param scheme the fixed scheme, or {@code null}
	 * @param prefix the fixed prefix, or {@code null}
	 * @param trustedProxies the addresses of proxies
	 * @param proxySecret whether proxies must send a secret
	 * @param requireTrustedProxy whether a request past the proxies is refused
	 * @param exemptUrlsRegex the exempt paths, or {@code null} for those of the health
	 * endpoint
	 * @param exemptPaths the same, compiled; {@code null} for none
	 */
	public record EffectiveHosts(AllowedHosts allowed, List<String> listed, List<String> forwardedHeaders,
			@Nullable String scheme, @Nullable String prefix, List<String> trustedProxies, boolean proxySecret,
			boolean requireTrustedProxy, @Nullable String exemptUrlsRegex, @Nullable PathRegex exemptPaths) {
	}

	/**
	 * The settings of cross-origin request protection.
	 *
	 * @param trustedOrigins whose pages may make requests with an effect
	 * @param exemptUrlsRegex the exempt paths, or {@code null}
	 * @param exemptPaths the same, compiled
	 */
	public record EffectiveCsrf(TrustedOrigins trustedOrigins, @Nullable String exemptUrlsRegex,
			@Nullable PathRegex exemptPaths) {
	}

}
