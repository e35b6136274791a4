package io.github.corsstarter.startup;

import java.util.List;
import java.util.Set;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.testing.Beans;
import io.github.corsstarter.web.servlet.ForwardedHeadersFilter;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.filter.ForwardedHeaderFilter;

import static org.assertj.core.api.Assertions.assertThat;

class ForwardedHeaderFilterCheckTests {

	private final FilterRegistrationBean<ForwardedHeadersFilter> ours = new FilterRegistrationBean<>(
			new ForwardedHeadersFilter((request) -> {
				throw new IllegalStateException();
			}, Set.of()));

	private final FilterRegistrationBean<Filter> springs = new FilterRegistrationBean<>(new ForwardedHeaderFilter());

	@Test
	void filterOfSpringTrustsEveryCaller() {
		assertThat(check(new ForwardedHeaderFilter())).containsExactly(new Warning(Area.HOSTS,
				"The application has a ForwardedHeaderFilter, which trusts the forwarded headers of every caller, while "
						+ "cors.hosts.* trusts only those of trusted proxies. Remove the ForwardedHeaderFilter"));
	}

	@Test
	void registrationCountsWhileItIsEnabled() {
		assertThat(check(this.ours, this.springs)).hasSize(1);
		this.springs.setEnabled(false);
		assertThat(check(this.ours, this.springs)).isEmpty();
	}

	@Test
	void nothingIsSaidWhileOursIsOff() {
		this.ours.setEnabled(false);
		assertThat(check(this.ours, this.springs, new ForwardedHeaderFilter())).isEmpty();
	}

	@Test
	void otherFiltersAreNoMistake() {
		assertThat(check(this.ours, new FilterRegistrationBean<>(new CharacterEncodingFilter()))).isEmpty();
	}

	private List<Warning> check(Object... beans) {
		return new ForwardedHeaderFilterCheck(this.ours, Beans.of(ForwardedHeaderFilter.class, beans),
				Beans.of(FilterRegistrationBean.class, beans))
			.check();
	}

}
