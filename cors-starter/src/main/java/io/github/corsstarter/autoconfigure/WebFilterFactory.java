package io.github.corsstarter.autoconfigure;

import java.util.function.Function;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.csrf.CrossOriginProtection;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.reload.ReactiveFilters;
import io.github.corsstarter.reload.Snapshots;
import io.github.corsstarter.startup.reactive.CaseIgnoringHandlers;
import io.github.corsstarter.web.ExemptPaths;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.reactive.AllowedHostsWebFilter;
import io.github.corsstarter.web.reactive.BlockingCalls;
import io.github.corsstarter.web.reactive.CorsPolicyWebFilter;
import io.github.corsstarter.web.reactive.CrossOriginProtectionWebFilter;
import io.github.corsstarter.web.reactive.ExchangeRefusals;
import io.github.corsstarter.web.reactive.ForwardedHeadersWebFilter;
import io.github.corsstarter.web.reactive.RefusedExchangeHandler;
import io.github.corsstarter.web.reactive.TrailingSlashWebFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.web.server.ServerWebExchange;

/**
 * Makes the filters of a reactive application, as {@link FilterFactory} makes those of a
 * servlet application. A method without settings makes the filter that is a bean.
 */
final class WebFilterFactory {

	private final ApplicationContext context;

	private final ConfigurableListableBeanFactory beanFactory;

	private final FilterBeans beans;

	WebFilterFactory(ApplicationContext context, ConfigurableListableBeanFactory beanFactory) {
		this.context = context;
		this.beanFactory = beanFactory;
		this.beans = new FilterBeans(beanFactory);
	}

	/**
	 * Make all filters that act as settings say.
	 */
	ReactiveFilters all(CompiledSettings settings) {
		return new ReactiveFilters(forwardedHeaders(settings), trailingSlash(settings), cors(settings), hosts(settings),
				csrf(settings));
	}

	CorsPolicyWebFilter cors() {
		CorsPolicyWebFilter filter = initial(ReactiveFilters::cors, this::cors);
		return filter.choosing(inForce(filter, ReactiveFilters::cors));
	}

	CorsPolicyWebFilter cors(CompiledSettings settings) {
		CorsPolicies policies = this.beans.policies(settings);
		OriginAuthorizer authorizer = this.beans.originAuthorizer();
		ExchangeRefusals refusals = settings.properties().rejectDisallowed() ? refusals(settings)
				: ExchangeRefusals.ignored(this.beans.log());
		CorsPolicyWebFilter filter = new CorsPolicyWebFilter(policies, refusals, this.beans.listener());
		if (!settings.isEffective(policies, authorizer)) {
			return filter.inactive();
		}
		if (authorizer != null) {
			filter = filter.asking(policies, authorizer, this.beanFactory.getBean(BlockingCalls.class));
		}
		if (settings.dependsOnPath(policies)) {
			filter = filter.ignoringCase(new CaseIgnoringHandlers(this.beanFactory));
		}
		CorsPolicyWebFilter writing = settings.properties().exclusive() ? filter : filter.sharing();
		return settings.properties().debug() ? writing.explaining() : writing;
	}

	ForwardedHeadersWebFilter forwardedHeaders() {
		ForwardedHeadersWebFilter filter = initial(ReactiveFilters::forwardedHeaders, this::forwardedHeaders);
		return filter.choosing(inForce(filter, ReactiveFilters::forwardedHeaders));
	}

	ForwardedHeadersWebFilter forwardedHeaders(CompiledSettings settings) {
		ForwardedHostResolver resolver = this.beans.resolver(settings);
		ForwardedHeadersWebFilter filter = new ForwardedHeadersWebFilter(
				(resolver != null) ? resolver : FilterBeans.NoForwardedHeaders.RESOLVER,
				settings.hosts().hiddenHeaders());
		return (resolver != null) ? filter : filter.inactive();
	}

	AllowedHostsWebFilter hosts() {
		AllowedHostsWebFilter filter = initial(ReactiveFilters::hosts, this::hosts);
		return filter.choosing(inForce(filter, ReactiveFilters::hosts));
	}

	AllowedHostsWebFilter hosts(CompiledSettings settings) {
		HostAuthorizer authorizer = this.beans.hostAuthorizer();
		HostValidator validator = new HostValidator(settings.hosts().allowed(), authorizer);
		ExemptPaths exempt = new ExemptPaths(settings.hosts().exemptPaths(), settings.hosts().healthPaths());
		AllowedHostsWebFilter filter = new AllowedHostsWebFilter(validator,
				(authorizer != null) ? this.beanFactory.getBean(BlockingCalls.class) : null, exempt, refusals(settings),
				this.beans.listener());
		return (validator.isActive() || this.beans.resolver(settings) != null) ? filter : filter.inactive();
	}

	CrossOriginProtectionWebFilter csrf() {
		CrossOriginProtectionWebFilter filter = initial(ReactiveFilters::csrf, this::csrf);
		return filter.choosing(inForce(filter, ReactiveFilters::csrf));
	}

	CrossOriginProtectionWebFilter csrf(CompiledSettings settings) {
		CorsPolicies policies = this.beans.policies(settings);
		CrossOriginProtection protection = new CrossOriginProtection(settings.trustedOrigins(policies));
		CrossOriginProtectionWebFilter filter = new CrossOriginProtectionWebFilter(protection,
				settings.csrf().exemptPaths(), refusals(settings), this.beans.listener());
		if (!settings.properties().csrf().enabled()) {
			return filter.inactive();
		}
		return settings.dependsOnPath(policies) ? filter.ignoringCase(new CaseIgnoringHandlers(this.beanFactory))
				: filter;
	}

	TrailingSlashWebFilter trailingSlash() {
		TrailingSlashWebFilter filter = initial(ReactiveFilters::trailingSlash, this::trailingSlash);
		return filter.choosing(inForce(filter, ReactiveFilters::trailingSlash));
	}

	TrailingSlashWebFilter trailingSlash(CompiledSettings settings) {
		TrailingSlashWebFilter filter = new TrailingSlashWebFilter();
		return settings.properties().ignoreTrailingSlash() ? filter : filter.inactive();
	}

	/**
	 * What happens to requests that the filters refuse.
	 */
	private ExchangeRefusals refusals(CompiledSettings settings) {
		RefusalLog log = this.beans.log();
		return settings.properties().reportOnly() ? ExchangeRefusals.reported(log)
				: ExchangeRefusals.answeredBy(this.beanFactory.getBean(RefusedExchangeHandler.class), log);
	}

	/**
	 * The filter that acts as the settings of the start say.
	 */
	private <F> F initial(Function<ReactiveFilters, F> part, Function<CompiledSettings, F> factory) {
		Snapshots<ReactiveFilters> changing = snapshots();
		return (changing != null) ? part.apply(changing.current().filters()) : factory.apply(this.beans.settings());
	}

	/**
	 * The filter in force, for exchanges of the application. The server that Actuator has
	 * on a port of its own finds the filters of the application too, and probes come to
	 * it by address.
	 */
	private <F> Function<ServerWebExchange, @Nullable F> inForce(F initial, Function<ReactiveFilters, F> part) {
		Snapshots<ReactiveFilters> changing = snapshots();
		ApplicationContext own = this.context;
		return (exchange) -> {
			ApplicationContext context = exchange.getApplicationContext();
			if (context != null && context != own) {
				return null;
			}
			return (changing != null)
					? part.apply(changing.of(exchange::getAttribute, exchange.getAttributes()::put).filters())
					: initial;
		};
	}

	/**
	 * What the settings mean that are read while the application runs, if they are.
	 */
	private @Nullable Snapshots<ReactiveFilters> snapshots() {
		return this.beanFactory.containsBean(ReloadConfiguration.RELOAD)
				? Snapshots.find(this.beanFactory, ReactiveFilters.class) : null;
	}

}
