package io.github.corsstarter.testing;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * An application to be deployed to a server that runs already.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ PlainHandlers.class, AsyncHandlers.class })
public class WarApplication extends SpringBootServletInitializer {

	/**
	 * Refuses before the filters of the starter, but inside the one that shows Boot's
	 * error page.
	 */
	@Bean
	FilterRegistrationBean<Filter> limiter() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
			if (((HttpServletRequest) request).getServletPath().equals("/limited")) {
				((HttpServletResponse) response).sendError(429);
			}
			else {
				chain.doFilter(request, response);
			}
		});
		registration.setName("limiter");
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
		return registration;
	}

	@Override
	protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
		return builder.sources(WarApplication.class);
	}

}
