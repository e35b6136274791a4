package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.csrf.CrossOriginProtection;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.reload.ServletFilters;
import io.github.corsstarter.reload.Snapshots;
import io.github.corsstarter.startup.servlet.CaseIgnoringMappings;
import io.github.corsstarter.web.ExemptPaths;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.CrossOriginProtectionFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import io.github.corsstarter.web.servlet.RefusalPolicy;
import io.github.corsstarter.web.servlet.RefusedRequestHandler;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;
import jakarta.servlet.http.HttpServletRequest;
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

	private final FilterBeans beans;

	FilterFactory(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.beans = new FilterBeans(beanFactory);
	}

	/**
	 * Make all filters that act as settings say.
	 */
	ServletFilters all(CompiledSettings settings) {
		return new ServletFilters(forwardedHeaders(settings), trailingSlash(settings), cors(settings), hosts(settings),
				csrf(settings));
	}

	CorsPolicyFilter cors() {
		Snapshots<ServletFilters> changing = snapshots();
		return (changing != null)
				? changing.current().filters().cors().choosing((request) -> of(request, changing).cors())
				: cors(this.beans.settings());
	}

	CorsPolicyFilter cors(CompiledSettings settings) {
		CorsPolicies policies = this.beans.policies(settings);
		OriginAuthorizer authorizer = this.beans.originAuthorizer();
		RefusalPolicy refusals = settings.properties().rejectDisallowed() ? refusals(settings)
				: RefusalPolicy.ignored(this.beans.log());
		CorsPolicyFilter filter = new CorsPolicyFilter(new CorsEvaluator(policies, authorizer), refusals,
				this.beans.listener());
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
		Snapshots<ServletFilters> changing = snapshots();
		return (changing != null)
				? changing.current()
					.filters()
					.forwardedHeaders()
					.choosing((request) -> of(request, changing).forwardedHeaders())
				: forwardedHeaders(this.beans.settings());
	}

	ForwardedHeadersFilter forwardedHeaders(CompiledSettings settings) {
		ForwardedHostResolver resolver = this.beans.resolver(settings);
		ForwardedHeadersFilter filter = new ForwardedHeadersFilter(
				(resolver != null) ? resolver : FilterBeans.NoForwardedHeaders.RESOLVER,
				settings.hosts().hiddenHeaders());
		return (resolver != null) ? filter : filter.inactive();
	}

	AllowedHostsFilter hosts() {
		Snapshots<ServletFilters> changing = snapshots();
		return (changing != null)
				? changing.current().filters().hosts().choosing((request) -> of(request, changing).hosts())
				: hosts(this.beans.settings());
	}

	AllowedHostsFilter hosts(CompiledSettings settings) {
		HostValidator validator = new HostValidator(settings.hosts().allowed(), this.beans.hostAuthorizer());
		ExemptPaths exempt = new ExemptPaths(settings.hosts().exemptPaths(), settings.hosts().healthPaths());
		AllowedHostsFilter filter = new AllowedHostsFilter(validator, exempt, refusals(settings),
				this.beans.listener());
		return (validator.isActive() || this.beans.resolver(settings) != null) ? filter : filter.inactive();
	}

	CrossOriginProtectionFilter csrf() {
		Snapshots<ServletFilters> changing = snapshots();
		return (changing != null)
				? changing.current().filters().csrf().choosing((request) -> of(request, changing).csrf())
				: csrf(this.beans.settings());
	}

	CrossOriginProtectionFilter csrf(CompiledSettings settings) {
		CorsPolicies policies = this.beans.policies(settings);
		CrossOriginProtection protection = new CrossOriginProtection(settings.trustedOrigins(policies));
		CrossOriginProtectionFilter filter = new CrossOriginProtectionFilter(protection, settings.csrf().exemptPaths(),
				refusals(settings), this.beans.listener());
		if (!settings.properties().csrf().enabled()) {
			return filter.inactive();
		}
		return settings.dependsOnPath(policies) ? filter.ignoringCase(new CaseIgnoringMappings(this.beanFactory))
				: filter;
	}

	TrailingSlashFilter trailingSlash() {
		Snapshots<ServletFilters> changing = snapshots();
		return (changing != null)
				? changing.current()
					.filters()
					.trailingSlash()
					.choosing((request) -> of(request, changing).trailingSlash())
				: trailingSlash(this.beans.settings());
	}

	TrailingSlashFilter trailingSlash(CompiledSettings settings) {
		TrailingSlashFilter filter = new TrailingSlashFilter();
		return settings.properties().ignoreTrailingSlash() ? filter : filter.inactive();
	}

	/**
	 * What happens to requests that the filters refuse.
	 */
	private RefusalPolicy refusals(CompiledSettings settings) {
		return settings.properties().reportOnly() ? RefusalPolicy.reported(this.beans.log())
				: RefusalPolicy.answeredBy(this.beanFactory.getBean(RefusedRequestHandler.class), this.beans.log());
	}

	/**
	 * What the settings mean that are read while the application runs, if they are.
	 */
	private @Nullable Snapshots<ServletFilters> snapshots() {
		return this.beanFactory.containsBean(ReloadConfiguration.RELOAD)
				? Snapshots.find(this.beanFactory, ServletFilters.class) : null;
	}

	private static ServletFilters of(HttpServletRequest request, Snapshots<ServletFilters> snapshots) {
		return snapshots.of(request::getAttribute, request::setAttribute).filters();
	}

}
