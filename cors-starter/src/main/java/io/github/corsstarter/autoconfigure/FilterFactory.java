package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.csrf.CrossOriginProtection;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.memory.AuthorizerMemory;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.reload.CorsReload;
import io.github.corsstarter.startup.CaseIgnoringMappings;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.ExemptPaths;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.CrossOriginProtectionFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import io.github.corsstarter.web.servlet.RefusalPolicy;
import io.github.corsstarter.web.servlet.RefusedRequestHandler;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Makes the filters that act as settings say, with the beans of the application. A method
 * without settings makes the filter that the application registers: where settings can be
 * read again, it finds out for each request which ones are in force.
 * <p>
 * This is not a bean, because Spring would load the types of all filters to look for
 * annotations on its methods.
 */
final class FilterFactory {

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Made once: what they remember and how many questions are open is no matter of one
	 * configuration.
	 */
	private @Nullable OriginAuthorizer origins;

	private @Nullable HostAuthorizer hosts;

	FilterFactory(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	CorsPolicyFilter cors() {
		CorsReload reload = reload();
		return (reload != null)
				? reload.current().filters().cors().choosing((request) -> reload.of(request).filters().cors())
				: cors(settings());
	}

	CorsPolicyFilter cors(CompiledSettings settings) {
		CorsPolicies policies = policies(settings);
		OriginAuthorizer authorizer = originAuthorizer();
		RefusalPolicy refusals = settings.properties().rejectDisallowed() ? refusals(settings)
				: RefusalPolicy.ignored(log());
		CorsPolicyFilter filter = new CorsPolicyFilter(new CorsEvaluator(policies, authorizer), refusals, listener());
		if (!settings.isEffective(policies, authorizer)) {
			return filter.inactive();
		}
		if (settings.dependsOnPath(policies)) {
			filter = filter.ignoringCase(new CaseIgnoringMappings(this.beanFactory));
		}
		CorsPolicyFilter writing = settings.properties().exclusive() ? filter : filter.sharing();
		return settings.properties().debug() ? writing.explaining() : writing;
	}

	ForwardedHeadersFilter forwardedHeaders() {
		CorsReload reload = reload();
		return (reload != null)
				? reload.current()
					.filters()
					.forwardedHeaders()
					.choosing((request) -> reload.of(request).filters().forwardedHeaders())
				: forwardedHeaders(settings());
	}

	ForwardedHeadersFilter forwardedHeaders(CompiledSettings settings) {
		ForwardedHostResolver resolver = resolver(settings);
		ForwardedHeadersFilter filter = new ForwardedHeadersFilter(
				(resolver != null) ? resolver : HostsAutoConfiguration.NONE, settings.hosts().hiddenHeaders());
		return (resolver != null) ? filter : filter.inactive();
	}

	AllowedHostsFilter hosts() {
		CorsReload reload = reload();
		return (reload != null)
				? reload.current().filters().hosts().choosing((request) -> reload.of(request).filters().hosts())
				: hosts(settings());
	}

	AllowedHostsFilter hosts(CompiledSettings settings) {
		HostValidator validator = new HostValidator(settings.hosts().allowed(), hostAuthorizer());
		ExemptPaths exempt = new ExemptPaths(settings.hosts().exemptPaths(), settings.hosts().healthPaths());
		AllowedHostsFilter filter = new AllowedHostsFilter(validator, exempt, refusals(settings), listener());
		return (validator.isActive() || resolver(settings) != null) ? filter : filter.inactive();
	}

	CrossOriginProtectionFilter csrf() {
		CorsReload reload = reload();
		return (reload != null)
				? reload.current().filters().csrf().choosing((request) -> reload.of(request).filters().csrf())
				: csrf(settings());
	}

	CrossOriginProtectionFilter csrf(CompiledSettings settings) {
		CorsPolicies policies = policies(settings);
		CrossOriginProtection protection = new CrossOriginProtection(settings.trustedOrigins(policies));
		CrossOriginProtectionFilter filter = new CrossOriginProtectionFilter(protection, settings.csrf().exemptPaths(),
				refusals(settings), listener());
		if (!settings.properties().csrf().enabled()) {
			return filter.inactive();
		}
		return settings.dependsOnPath(policies) ? filter.ignoringCase(new CaseIgnoringMappings(this.beanFactory))
				: filter;
	}

	TrailingSlashFilter trailingSlash() {
		CorsReload reload = reload();
		return (reload != null) ? reload.current()
			.filters()
			.trailingSlash()
			.choosing((request) -> reload.of(request).filters().trailingSlash()) : trailingSlash(settings());
	}

	TrailingSlashFilter trailingSlash(CompiledSettings settings) {
		TrailingSlashFilter filter = new TrailingSlashFilter();
		return settings.properties().ignoreTrailingSlash() ? filter : filter.inactive();
	}

	/**
	 * The policies of the settings, unless a bean of the application replaces them.
	 */
	private CorsPolicies policies(CompiledSettings settings) {
		CorsPolicies bean = this.beanFactory.getBean(CorsPolicies.class);
		return settings().provides(bean) ? settings.cors().policies() : bean;
	}

	private @Nullable ForwardedHostResolver resolver(CompiledSettings settings) {
		ForwardedHostResolver bean = this.beanFactory.getBeanProvider(ForwardedHostResolver.class).getIfAvailable();
		boolean replaced = bean != null && bean != HostsAutoConfiguration.NONE && bean != settings().hosts().resolver();
		return replaced ? bean : settings.hosts().resolver();
	}

	/**
	 * What happens to requests that the filters refuse.
	 */
	private RefusalPolicy refusals(CompiledSettings settings) {
		return settings.properties().reportOnly() ? RefusalPolicy.reported(log())
				: RefusalPolicy.answeredBy(this.beanFactory.getBean(RefusedRequestHandler.class), log());
	}

	/**
	 * What reads the settings again, if the application can change.
	 */
	private @Nullable CorsReload reload() {
		return this.beanFactory.containsBean(CorsReloadAutoConfiguration.RELOAD)
				? this.beanFactory.getBean(CorsReload.class) : null;
	}

	/**
	 * The settings that the application was started with.
	 */
	private CompiledSettings settings() {
		return this.beanFactory.getBean(CompiledSettings.class);
	}

	private @Nullable OriginAuthorizer originAuthorizer() {
		OriginAuthorizer bean = this.beanFactory.getBeanProvider(OriginAuthorizer.class).getIfAvailable();
		if (bean != null && this.origins == null) {
			this.origins = limited().origins(bean);
		}
		return this.origins;
	}

	private @Nullable HostAuthorizer hostAuthorizer() {
		HostAuthorizer bean = this.beanFactory.getBeanProvider(HostAuthorizer.class).getIfAvailable();
		if (bean != null && this.hosts == null) {
			this.hosts = limited().hosts(bean);
		}
		return this.hosts;
	}

	/**
	 * Forget what authorizers answered, because other settings are in force.
	 */
	void forgetAnswers() {
		this.beanFactory.getBeanProvider(AuthorizerMemory.class).ifAvailable(AuthorizerMemory::clear);
	}

	private LimitedAuthorizers limited() {
		return this.beanFactory.getBean(LimitedAuthorizers.class);
	}

	private RefusalLog log() {
		return this.beanFactory.getBean(RefusalLog.class);
	}

	private DecisionListener listener() {
		return this.beanFactory.getBean(DecisionListeners.class).all();
	}

}
