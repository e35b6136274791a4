package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RefusalLog;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The beans of an application that filters are made with.
 */
final class FilterBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * Made once: what they remember and how many questions are open is no matter of one
	 * configuration.
	 */
	private @Nullable OriginAuthorizer origins;

	private @Nullable HostAuthorizer hosts;

	FilterBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * The settings that the application was started with.
	 */
	CompiledSettings settings() {
		return this.beanFactory.getBean(CompiledSettings.class);
	}

	/**
	 * The policies of the settings, unless a bean of the application replaces them.
	 */
	CorsPolicies policies(CompiledSettings settings) {
		CorsPolicies bean = this.beanFactory.getBean(CorsPolicies.class);
		return settings().provides(bean) ? settings.cors().policies() : bean;
	}

	@Nullable ForwardedHostResolver resolver(CompiledSettings settings) {
		ForwardedHostResolver bean = this.beanFactory.getBeanProvider(ForwardedHostResolver.class).getIfAvailable();
		boolean replaced = bean != null && bean != NoForwardedHeaders.RESOLVER && bean != settings().hosts().resolver();
		return replaced ? bean : settings.hosts().resolver();
	}

	@Nullable OriginAuthorizer originAuthorizer() {
		OriginAuthorizer bean = this.beanFactory.getBeanProvider(OriginAuthorizer.class).getIfAvailable();
		if (bean != null && this.origins == null) {
			this.origins = limited().origins(bean);
		}
		return this.origins;
	}

	@Nullable HostAuthorizer hostAuthorizer() {
		HostAuthorizer bean = this.beanFactory.getBeanProvider(HostAuthorizer.class).getIfAvailable();
		if (bean != null && this.hosts == null) {
			this.hosts = limited().hosts(bean);
		}
		return this.hosts;
	}

	private LimitedAuthorizers limited() {
		return this.beanFactory.getBean(LimitedAuthorizers.class);
	}

	RefusalLog log() {
		return this.beanFactory.getBean(RefusalLog.class);
	}

	DecisionListener listener() {
		return this.beanFactory.getBean(DecisionListeners.class).all();
	}

	/**
	 * Where no forwarded header is configured. Most applications do not load it.
	 */
	static final class NoForwardedHeaders {

		/**
		 * The filter that would call it does nothing.
		 */
		static final ForwardedHostResolver RESOLVER = (request) -> {
			throw new IllegalStateException("No forwarded header is configured");
		};

		private NoForwardedHeaders() {
		}

	}

}
