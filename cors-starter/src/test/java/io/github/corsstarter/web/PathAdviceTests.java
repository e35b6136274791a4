package io.github.corsstarter.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.path.PathRegex;
import io.github.corsstarter.testing.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log tells people to write about one path works as it is written.
 */
class PathAdviceTests {

	private static final String SETTING = "cors.csrf.exempt-urls-regex";

	@ParameterizedTest
	@ValueSource(strings = { "/", "/login/saml2/sso/okta", "/login/oauth2/code/my-idp", "/Acs.aspx", "/a+b/c_d~e",
			"/login/" })
	void expressionMatchesThePathAndNoOther(String path) {
		String regex = exemption(path);
		assertThat(PathRegex.compileWhole(regex).matchesStartOf(path)).isTrue();
		for (String other : new String[] { path + "x", "/x" + path, path.replaceFirst("[^/]", "x").concat("/y"),
				path.replace('.', 'x').concat("z") }) {
			assertThat(PathRegex.compileWhole(regex).matchesStartOf(other)).isFalse();
		}
	}

	@Test
	void dotMatchesOnlyADot() {
		assertThat(PathRegex.compileWhole(exemption("/acs.do")).matchesStartOf("/acsxdo")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "^/webhooks/[a-z]+$", "^/(webhooks|saml)/.*$", "/webhooks/stripe" })
	void expressionIsAddedToTheEndOfOneThatIsThere(String existing) {
		String advice = PathAdvice.exempting(SETTING, "/login/saml2/sso/okta");
		assertThat(advice).endsWith(" add |^/login/saml2/sso/okta$ at its end.");
		PathRegex joined = PathRegex.compileWhole(existing + "|^/login/saml2/sso/okta$");
		assertThat(joined.matchesStartOf("/webhooks/stripe")).isTrue();
		assertThat(joined.matchesStartOf("/login/saml2/sso/okta")).isTrue();
		assertThat(joined.matchesStartOf("/login/saml2/sso/okta/x")).isFalse();
		assertThat(joined.matchesStartOf("/login")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a\nb", "/a b", "/a'b", "/a\"b", "/a|b", "/a.*\\", "/a$", "/${HOME}", "/a#b",
			"/m\u00fcnchen", "/a(b)", "/[a]", "/a{1}", "/a?b", "/a*", "/a^", "/a:b", "/a,b", "/a;b", "/a%b" })
	void pathThatMeansSomethingElseInAFileIsNotPrinted(String path) {
		assertThat(PathAdvice.exempting(SETTING, path)).isEmpty();
		assertThat(PathAdvice.withoutCors(path)).isEmpty();
	}

	@Test
	void longPathIsNotPrinted() {
		assertThat(PathAdvice.exempting(SETTING, "/" + "a".repeat(149))).isNotEmpty();
		assertThat(PathAdvice.exempting(SETTING, "/" + "a".repeat(150))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/login/saml2/sso/okta", "/Acs.aspx", "/a+b/c_d~e" })
	void policyIsAcceptedAsItIsWritten(String path) {
		TestSettings settings = TestSettings.cors("""
				allowed-origins: [https://site.example]
				credentials: true
				policies:
				  %s
				  - {name: api, urls-regex: ^/, allowed-origins: [https://app.example]}
				""".formatted(policy(path)));
		assertThat(settings.preflight(path, "https://app.example")).isNull();
		assertThat(settings.allows(path + "x", "https://app.example")).isTrue();
	}

	private static String exemption(String path) {
		Matcher matcher = Pattern.compile(" For this path write cors\\.csrf\\.exempt-urls-regex: (\\S+) or, .*")
			.matcher(PathAdvice.exempting(SETTING, path));
		assertThat(matcher.matches()).isTrue();
		return matcher.group(1);
	}

	private static String policy(String path) {
		String advice = PathAdvice.withoutCors(path);
		assertThat(advice).startsWith(" For this path write, as the first entry of cors.policies, - {");
		return advice.substring(advice.indexOf("- {"));
	}

}
