package io.github.corsstarter.extending;

import io.github.corsstarter.web.servlet.AllowedHostsFilter;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FilterOrderConfiguration {

	@Bean
	FilterRegistrationBean<AllowedHostsFilter> allowedHostsFilterRegistration(AllowedHostsFilter filter) {
		FilterRegistrationBean<AllowedHostsFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(CorsPolicyFilter.DEFAULT_ORDER - 1);
		return registration;
	}

}
