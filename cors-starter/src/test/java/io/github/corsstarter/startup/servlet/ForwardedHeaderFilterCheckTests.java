package io.github.corsstarter.startup.servlet;

import java.util.List;
import java.util.Set;

import io.github.corsstarter.host.AllowedHosts;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import io.github.corsstarter.web.servlet.RefusalPolicy;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.filter.ForwardedHeaderFilter;

import static org.assertj.core.api.Assertions.assertThat;

class ForwardedHeaderFilterCheckTests {

	private final FilterRegistrationBean<ForwardedHeadersFilter> forwardedHeaders = new FilterRegistrationBean<>(
			new ForwardedHeadersFilter((request) -> {
				throw new IllegalStateException();
			}, Set.of()));

	private final FilterRegistrationBean<AllowedHostsFilter> allowedHosts = new FilterRegistrationBean<>(
			new AllowedHostsFilter(new HostValidator(AllowedHosts.of(List.of("www.example.com")), null), null,
					RefusalPolicy.ignored(new RefusalLog()), DecisionListener.none()));

	private final FilterRegistrationBean<Filter> springs = new FilterRegistrationBean<>(new ForwardedHeaderFilter());

	ForwardedHeaderFilterCheckTests() {
		this.allowedHosts.setOrder(AllowedHostsFilter.DEFAULT_ORDER);
	}

	@Test
	void filterOfSpringTrustsEveryCaller() {
		assertThat(check(new ForwardedHeaderFilter())).containsExactly(new Warning(Area.HOSTS,
				"The application has a ForwardedHeaderFilter, which trusts the forwarded headers of every caller, while "
						+ "cors.hosts.* trusts only those of trusted proxies. Remove the ForwardedHeaderFilter"));
	}

	@Test
	void registrationCountsWhileItIsEnabled() {
		assertThat(check(this.springs)).hasSize(1);
		this.springs.setEnabled(false);
		assertThat(check(this.springs)).isEmpty();
	}

	@Test
	void filterThatRunsAfterTheCheckOfHostsReadsWhatNobodyChecked() {
		this.forwardedHeaders.setEnabled(false);
		assertThat(check(new ForwardedHeaderFilter())).containsExactly(new Warning(Area.HOSTS,
				"A ForwardedHeaderFilter runs after the check of hosts (order HIGHEST_PRECEDENCE + 25): bean0 (order "
						+ "LOWEST_PRECEDENCE). It finds no forwarded host, which any caller could send, but takes scheme and "
						+ "path prefix from headers of any caller. Remove it and set cors.hosts.use-x-forwarded-host to "
						+ "true, or server.forward-headers-strategy to framework, with which the host is checked after it "
						+ "was replaced"));
	}

	@Test
	void filterThatRunsBeforeTheCheckOfHostsIsNoMistake() {
		this.forwardedHeaders.setEnabled(false);
		this.springs.setOrder(Ordered.HIGHEST_PRECEDENCE);
		assertThat(check(this.springs)).isEmpty();
	}

	@Test
	void nothingIsSaidWhileOursAreOff() {
		this.forwardedHeaders.setEnabled(false);
		this.allowedHosts.setEnabled(false);
		assertThat(check(this.springs, new ForwardedHeaderFilter())).isEmpty();
	}

	@Test
	void otherFiltersAreNoMistake() {
		assertThat(check(new FilterRegistrationBean<>(new CharacterEncodingFilter()))).isEmpty();
	}

	private List<Warning> check(Object... beans) {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		for (int i = 0; i < beans.length; i++) {
			beanFactory.registerSingleton("bean" + i, beans[i]);
		}
		beanFactory.registerSingleton("forwardedHeaders", this.forwardedHeaders);
		beanFactory.registerSingleton("allowedHosts", this.allowedHosts);
		return new ForwardedHeaderFilterCheck(beanFactory).check();
	}

}
