package io.github.corsstarter.benchmarks;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Properties;

import com.thetransactioncompany.cors.CORSConfiguration;
import com.thetransactioncompany.cors.CORSConfigurationException;
import com.thetransactioncompany.cors.CORSFilter;
import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.RefusalLog;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import io.github.corsstarter.web.servlet.RefusalPolicy;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A filter to measure, configured for a job as its documentation says.
 */
enum Peer {

	/**
	 * The request goes on at once: what the stub costs.
	 */
	NO_FILTER("no filter") {

		@Override
		Filter filter(Job job) {
			return (request, response, chain) -> chain.doFilter(request, response);
		}

	},

	/**
	 * What every filter of Spring costs.
	 */
	EMPTY_FILTER("empty `OncePerRequestFilter`") {

		@Override
		Filter filter(Job job) {
			return new OncePerRequestFilter() {

				@Override
				protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
						FilterChain chain) throws ServletException, IOException {
					chain.doFilter(request, response);
				}

			};
		}

	},

	/**
	 * The least that a filter of Spring must do for caches: it looks for an origin, adds
	 * {@code Vary: Origin}, and keeps that header with a wrapper.
	 */
	LEAST_FILTER("filter that only looks for `Origin` and keeps `Vary`") {

		@Override
		Filter filter(Job job) {
			return new OncePerRequestFilter() {

				@Override
				protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
						FilterChain chain) throws ServletException, IOException {
					if (request.getHeader("Origin") == null) {
						response.addHeader("Vary", "Origin");
						chain.doFilter(request, new HttpServletResponseWrapper(response));
					}
				}

				@Override
				protected String getAlreadyFilteredAttributeName() {
					return "least";
				}

			};
		}

	},

	STARTER("the starter") {

		@Override
		Filter filter(Job job) {
			CorsPolicies policies = CorsPolicies.builder()
				.policy(PathRegex.compile(job.urlsRegex()), job.policy())
				.build();
			return new CorsPolicyFilter(new CorsEvaluator(policies, null), RefusalPolicy.ignored(new RefusalLog()),
					DecisionListener.none());
		}

	},

	SPRING("Spring") {

		@Override
		Filter filter(Job job) {
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", job.configuration());
			return new CorsFilter(source);
		}

	},

	TOMCAT("Tomcat") {

		@Override
		Filter filter(Job job) throws ServletException {
			org.apache.catalina.filters.CorsFilter filter = new org.apache.catalina.filters.CorsFilter();
			filter.init(new Parameters(Map.of("cors.allowed.origins", String.join(",", job.origins()),
					"cors.allowed.methods", String.join(",", Job.METHODS), "cors.allowed.headers",
					String.join(",", Job.HEADERS), "cors.exposed.headers", String.join(",", Job.EXPOSED_HEADERS),
					"cors.support.credentials", "true", "cors.preflight.maxage", Integer.toString(Job.MAX_AGE))));
			return filter;
		}

	},

	THETRANSACTIONCOMPANY("thetransactioncompany") {

		@Override
		Filter filter(Job job) {
			Properties properties = new Properties();
			properties.setProperty("cors.allowOrigin", String.join(" ", job.origins()));
			properties.setProperty("cors.supportedMethods", String.join(" ", Job.METHODS));
			properties.setProperty("cors.supportedHeaders", String.join(" ", Job.HEADERS));
			properties.setProperty("cors.exposedHeaders", String.join(" ", Job.EXPOSED_HEADERS));
			properties.setProperty("cors.supportsCredentials", "true");
			properties.setProperty("cors.maxAge", Integer.toString(Job.MAX_AGE));
			try {
				return new CORSFilter(new CORSConfiguration(properties));
			}
			catch (CORSConfigurationException ex) {
				throw new IllegalStateException(ex);
			}
		}

	};

	private final String title;

	Peer(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

	/**
	 * Make the filter.
	 * @throws ServletException if it does not know the job
	 */
	abstract Filter filter(Job job) throws ServletException;

	private record Parameters(Map<String, String> values) implements FilterConfig {

		@Override
		public String getFilterName() {
			return "cors";
		}

		@Override
		public ServletContext getServletContext() {
			return Unanswered.of(ServletContext.class);
		}

		@Override
		public String getInitParameter(String name) {
			return this.values.get(name);
		}

		@Override
		public Enumeration<String> getInitParameterNames() {
			return Collections.enumeration(this.values.keySet());
		}

	}

}
