package io.github.corsstarter.compile;

import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any site that may reach a private network reaches it through the browser of anybody
 * there.
 */
class AnyOriginOnPrivateNetworkTests {

	@Test
	void anyOriginOnAPrivateNetworkIsAProblem() {
		Problem problem = TestSettings.cors("allow-all: true\nallow-private-network: true").problem();
		assertThat(problem.key()).isEqualTo("cors.allow-private-network");
		assertThat(problem.location()).hasToString("application.yml, line 3");
		assertThat(problem.reason()).isEqualTo("Together with cors.allow-all, any site could reach this server on a "
				+ "private network through the browser of a user there");
		assertThat(problem.action()).isEqualTo("List the origins in cors.allowed-origins instead of allow-all, or set "
				+ "cors.allow-private-network to false");
	}

	@Test
	void listedOriginsOnAPrivateNetworkAreNoProblem() {
		assertThat(TestSettings.cors("allowed-origins: [https://a.test]\nallow-private-network: true").problems())
			.isEmpty();
	}

	@Test
	void policyForAnyOriginThatInheritsTheNetworkIsTold() {
		Problem problem = TestSettings.cors("""
				allowed-origins: [https://a.test]
				allow-private-network: true
				policies:
				  - urls-regex: ^/public/
				    allow-all: true
				""").problem();
		assertThat(problem.key()).isEqualTo("cors.allow-private-network");
		assertThat(problem.reason()).startsWith("Together with cors.policies[0].allow-all, ");
		assertThat(problem.action())
			.isEqualTo("List the origins in cors.policies[0].allowed-origins instead of allow-all, "
					+ "or set cors.policies[0].allow-private-network to false");
	}

	@Test
	void policyThatAddsTheNetworkToAnyOriginOutsideIsTold() {
		Problem problem = TestSettings.cors("""
				allow-all: true
				policies:
				  - urls-regex: ^/intranet/
				    allow-private-network: true
				""").problem();
		assertThat(problem.key()).isEqualTo("cors.policies[0].allow-private-network");
		assertThat(problem.reason()).startsWith("Together with cors.allow-all, ");
	}

	@Test
	void policyForAnyOriginThatLeavesTheNetworkOutIsNoProblem() {
		assertThat(TestSettings.cors("""
				allowed-origins: [https://a.test]
				allow-private-network: true
				policies:
				  - urls-regex: ^/public/
				    allow-all: true
				    allow-private-network: false
				""").problems()).isEmpty();
	}

}
