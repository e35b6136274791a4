package io.github.corsstarter.startup;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.policy.CorsPolicies;
import io.github.corsstarter.policy.CorsPolicy;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.testing.Beans;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StartupSummaryTests {

	private static final OriginAuthorizer AUTHORIZER = (request) -> true;

	@ParameterizedTest
	@ValueSource(strings = { "enabled: true", "enabled: false\nallow-all: true", "allow-methods: [GET]" })
	void nothingIsSaidWhereNothingIsOn(String yaml) {
		assertThat(summary(TestSettings.cors(yaml))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					allow-all: true                                     | CORS (default: every origin)
					{urls-regex: ^/api/, allowed-origins: [https://a.test]} | CORS (default on ^/api/: 1 origin rule)
					{allowed-origins: [https://a.test, https://*.a.test], credentials: true} | CORS (default: 2 origin rules with credentials)
					hosts.allowed: [a.test]                             | check of hosts (1 host)
					hosts.scheme: https                                 | forwarded headers
					csrf: {enabled: true}                               | cross-origin request protection
					ignore-trailing-slash: true                         | trailing slashes ignored
					""")
	void everyPartThatIsOnIsNamed(String yaml, String part) {
		assertThat(summary(TestSettings.cors(yaml))).isEqualTo("cors-starter is on: " + part);
	}

	@Test
	void severalPartsAreOneLine() {
		assertThat(summary(TestSettings.cors("""
				allow-all: true
				policies: [{name: partners, urls-regex: ^/partners/, allowed-origins: [https://a.test]}]
				hosts.allowed: [a.test]
				csrf.enabled: true
				report-only: true
				"""))).isEqualTo("cors-starter is on: CORS (partners on ^/partners/: 1 origin rule, default: every "
				+ "origin), check of hosts (1 host), cross-origin request protection; report only, nothing is refused");
	}

	@Test
	void beansOfTheApplicationCount() {
		CompiledSettings settings = TestSettings.none().read();
		CorsPolicies own = CorsPolicies.of(CorsPolicy.named("own").build());
		assertThat(new StartupSummary(settings, own, Beans.of(OriginAuthorizer.class), Beans.of(HostAuthorizer.class))
			.text()).isEqualTo("cors-starter is on: CORS by a CorsPolicies bean");
		HostAuthorizer hosts = "a.test"::equals;
		assertThat(new StartupSummary(settings, settings.cors().policies(),
				Beans.of(OriginAuthorizer.class, AUTHORIZER), Beans.of(HostAuthorizer.class, hosts))
			.text())
			.isEqualTo("cors-starter is on: CORS (an OriginAuthorizer bean), check of hosts (a HostAuthorizer bean)");
	}

	private static String summary(TestSettings yaml) {
		CompiledSettings settings = yaml.read();
		return new StartupSummary(settings, settings.cors().policies(), Beans.of(OriginAuthorizer.class),
				Beans.of(HostAuthorizer.class))
			.text();
	}

}
