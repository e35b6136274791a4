package io.github.corsstarter.web.servlet;

import io.github.corsstarter.testing.PlainHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What other CORS libraries allowed before anybody had configured anything, or after
 * somebody had configured what nobody can mean. Each test names the advisory.
 */
class DefaultsAdvisoryTests {

	@ParameterizedTest
	@EnumSource
	@DisplayName("CVE-2018-8014, CVE-2023-49803: without a setting nobody is allowed anything")
	void withoutASettingNobodyIsAllowedAnything(Server server) {
		try (RunningApplication application = server.start(PlainHandlers.class)) {
			assertThat(application.get("/ok", "Origin: https://evil.example").corsLines()).isEmpty();
			assertThat(application.send("OPTIONS", "/ok", "Origin: https://evil.example", Site.REQUEST_METHOD).lines())
				.noneMatch((line) -> line.startsWith("Access-Control-"));
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("CVE-2018-8014: with credentials alone neither")
	void withCredentialsAloneNeither(Server server) {
		try (RunningApplication application = server.start(PlainHandlers.class, Site.CREDENTIALS)) {
			assertThat(application.get("/ok", "Origin: https://evil.example").corsLines()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors.allow-all=true", "cors.allowed-origin-regexes=https://.*",
			"cors.allowed-origins=null", "cors.allowed-origins=https://*" })
	@DisplayName("CVE-2024-25124, CVE-2025-71381: any origin together with credentials stops the start")
	void anyOriginTogetherWithCredentialsStopsTheStart(String rule) {
		assertThatException().isThrownBy(() -> Server.TOMCAT.start(PlainHandlers.class, rule, Site.CREDENTIALS).close())
			.havingRootCause()
			.withMessageContaining(rule.substring(0, rule.indexOf('=')));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com*", "https://example.*", "https://ex*mple.com", "*", "https://*com" })
	@DisplayName("CVE-2019-25211: a wildcard that is not the first label or the port stops the start")
	void aWildcardElsewhereStopsTheStart(String origin) {
		assertThatException()
			.isThrownBy(() -> Server.TOMCAT.start(PlainHandlers.class, "cors.allowed-origins=" + origin).close())
			.havingRootCause()
			.withMessageContaining("cors.allowed-origins");
	}

}
