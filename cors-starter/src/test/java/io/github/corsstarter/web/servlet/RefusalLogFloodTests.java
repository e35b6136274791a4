package io.github.corsstarter.web.servlet;

import java.util.List;
import java.util.function.IntFunction;

import io.github.corsstarter.actuate.metrics.CorsMetricsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.csrf.CrossOriginProtection;
import io.github.corsstarter.csrf.CsrfReason;
import io.github.corsstarter.csrf.TrustedOrigins;
import io.github.corsstarter.host.AllowedHosts;
import io.github.corsstarter.host.HostReason;
import io.github.corsstarter.host.HostValidator;
import io.github.corsstarter.origin.OriginMatcher;
import io.github.corsstarter.policy.CorsEvaluator;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.CorsReason;
import io.github.corsstarter.testing.LoggedLines;
import io.github.corsstarter.web.DecisionListener;
import io.github.corsstarter.web.ExemptPaths;
import io.github.corsstarter.web.RefusalLog;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever is refused 100 000 times, each time for something else, leaves a hundred lines
 * in the log, no meter that was not there, and next to nothing in memory.
 */
class RefusalLogFloodTests {

	private static final int FLOOD = 100_000;

	private static final FilterChain NOBODY = (request, response) -> {
		throw new AssertionError("The request was not refused");
	};

	private final RefusalLog log = new RefusalLog(() -> 0);

	private final RefusalPolicy refusals = RefusalPolicy.answeredBy((request, response, refusal) -> {
	}, this.log);

	@Test
	void floodOfOriginsThatMayNotReadIsBounded() {
		CorsPolicies policies = CorsPolicies
			.of(CorsPolicy.named("default").origins(List.of("https://site.example.com")).build());
		flood((listener) -> new CorsPolicyFilter(new CorsEvaluator(policies, null), this.refusals, listener), (i) -> {
			MockHttpServletRequest request = new MockHttpServletRequest("GET", "/items");
			request.addHeader("Origin", "https://a" + i + ".example");
			return request;
		}, "cors.requests");
	}

	@Test
	void floodOfHostsIsBounded() {
		HostValidator validator = new HostValidator(AllowedHosts.of(List.of("www.example.com")), null);
		flood((listener) -> new AllowedHostsFilter(validator, new ExemptPaths(null, null), this.refusals, listener),
				(i) -> {
					MockHttpServletRequest request = new MockHttpServletRequest("GET", "/items");
					request.addHeader("Host", "a" + i + ".example");
					request.setServerName("a" + i + ".example");
					return request;
				}, "cors.hosts");
	}

	@Test
	void floodOfForgedRequestsIsBounded() {
		CrossOriginProtection protection = new CrossOriginProtection(
				TrustedOrigins.everywhere(OriginMatcher.builder().build()));
		flood((listener) -> new CrossOriginProtectionFilter(protection, null, this.refusals, listener), (i) -> {
			MockHttpServletRequest request = new MockHttpServletRequest("POST", "/items");
			request.addHeader("Origin", "https://a" + i + ".example");
			return request;
		}, "cors.csrf");
	}

	@Test
	void floodOfPathsIsBounded() {
		CrossOriginProtection protection = new CrossOriginProtection(
				TrustedOrigins.everywhere(OriginMatcher.builder().build()));
		flood((listener) -> new CrossOriginProtectionFilter(protection, null, this.refusals, listener), (i) -> {
			MockHttpServletRequest request = new MockHttpServletRequest("POST", "/items/" + i);
			request.setServletPath("/items/" + i);
			request.addHeader("Sec-Fetch-Site", "cross-site");
			return request;
		}, "cors.csrf");
	}

	private void flood(FilterFactory filters, IntFunction<MockHttpServletRequest> requests, String counter) {
		new WebApplicationContextRunner().withBean(SimpleMeterRegistry.class)
			.withPropertyValues("cors.allowed-origins=https://site.example.com")
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsMetricsAutoConfiguration.class))
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				List<Meter> meters = registry.getMeters();
				Filter filter = filters.create(context.getBean(DecisionListener.class));
				try (LoggedLines logged = new LoggedLines()) {
					for (int i = 0; i < FLOOD; i++) {
						filter.doFilter(requests.apply(i), new MockHttpServletResponse(), NOBODY);
					}
					assertThat(logged.lines()).hasSize(100);
				}
				assertThat(this.log.size()).isEqualTo(100);
				assertThat(registry.find(counter).counters()).extracting((each) -> each.count())
					.filteredOn((count) -> count > 0)
					.containsExactly((double) FLOOD);
				assertThat(registry.getMeters()).containsExactlyInAnyOrderElementsOf(meters);
				assertThat(meters).as("two kinds of requests for each reason of CORS, and one for the others")
					.hasSizeLessThanOrEqualTo(
							2 * CorsReason.values().length + HostReason.values().length + CsrfReason.values().length);
			});
	}

	private interface FilterFactory {

		Filter create(DecisionListener listener);

	}

}
