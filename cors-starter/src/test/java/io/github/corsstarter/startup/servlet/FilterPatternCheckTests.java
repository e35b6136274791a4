package io.github.corsstarter.startup.servlet;

import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.web.servlet.TrailingSlashFilter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which URL patterns are named; {@code FilterPatternTests} of {@code web.servlet} shows
 * on real servers that they are bypassed.
 */
class FilterPatternCheckTests {

	private final FilterRegistrationBean<TrailingSlashFilter> registration = new FilterRegistrationBean<>(
			new TrailingSlashFilter());

	@Test
	void exactPathsAndExtensionsAreNamed() {
		assertThat(check("/admin", "*.do")).containsExactly(new Warning(Area.APPLICATION,
				"cors.ignore-trailing-slash is true, and requests with a trailing slash bypass the filters with these "
						+ "URL patterns: *.do (guard), /admin (guard). The server selects filters by the path as it was "
						+ "sent: /x/ reaches the handler of /x, but no filter mapped to /x alone. Map these filters to "
						+ "/x/* or /*"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/*", "/admin/*", "/", "/admin,/admin/*", "/admin,/*", "/admin/x,/admin/*" })
	void patternsThatAlsoMatchWithTheSlashAreNoMistake(String patterns) {
		assertThat(check(patterns.split(","))).isEmpty();
	}

	@Test
	void patternsBesideThoseOfAnotherPathAreNamed() {
		assertThat(check("/admin", "/administrators/*")).singleElement()
			.satisfies((warning) -> assertThat(warning.text()).contains(": /admin (guard)."));
	}

	@Test
	void nothingIsSaidWhereTheSlashCounts() {
		this.registration.setEnabled(false);
		assertThat(check("/admin")).isEmpty();
	}

	private List<Warning> check(String... patterns) {
		Map<String, Object> registered = new LinkedHashMap<>();
		registered.put("guard",
				stub(FilterRegistration.class, Map.of("getUrlPatternMappings", List.of(patterns), "getName", "guard")));
		ServletContext server = stub(ServletContext.class, Map.of("getFilterRegistrations", registered));
		return new FilterPatternCheck(this.registration, server).check();
	}

	private static <T> T stub(Class<T> type, Map<String, Object> answers) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> answers.get(method.getName())));
	}

}
