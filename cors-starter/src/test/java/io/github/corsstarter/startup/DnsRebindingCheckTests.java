package io.github.corsstarter.startup;

import java.util.List;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.testing.Beans;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DnsRebindingCheckTests {

	private static final HostAuthorizer AUTHORIZER = "a.test"::equals;

	@ParameterizedTest
	@ValueSource(strings = { "csrf.enabled: true", "csrf.enabled: true\nhosts.allowed: ['*']" })
	void protectionWithoutAListOfHostsIsAMistake(String yaml) {
		assertThat(check(yaml)).containsExactly(new Warning(Area.CSRF,
				"cors.csrf.enabled is true and cors.hosts.allowed lists no hosts: a page whose host name is made to "
						+ "resolve to this application counts as same-origin (DNS rebinding). List the hosts of the "
						+ "application"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "csrf.enabled: false", "csrf.enabled: true\nhosts.allowed: [a.test]" })
	void nothingIsSaidWithAListOrWithoutProtection(String yaml) {
		assertThat(check(yaml)).isEmpty();
	}

	@Test
	void authorizerIsAsGoodAsAList() {
		assertThat(check("csrf.enabled: true", AUTHORIZER)).isEmpty();
	}

	private static List<Warning> check(String yaml, Object... authorizers) {
		return new DnsRebindingCheck(TestSettings.cors(yaml).read(), Beans.of(HostAuthorizer.class, authorizers))
			.check();
	}

}
