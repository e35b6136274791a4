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
 * Vulnerabilities of other CORS libraries in their defaults, or with a configuration that
 * is likely a mistake, tried on this one. Each test names the advisory.
 */
class DefaultsAdvisoryTests {

	@ParameterizedTest
	@EnumSource
	@DisplayName("CVE-2018-8014, CVE-2023-49803: without settings no origin is allowed")
	void withoutSettingsNoOriginIsAllowed(Server server) {
		try (RunningApplication application = server.start(PlainHandlers.class)) {
			assertThat(application.get("/ok", "Origin: https://evil.example").corsLines()).isEmpty();
			assertThat(application.send("OPTIONS", "/ok", "Origin: https://evil.example", Site.REQUEST_METHOD).lines())
				.noneMatch((line) -> line.startsWith("Access-Control-"));
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("CVE-2018-8014: credentials alone allow no origin")
	void credentialsAloneAllowNoOrigin(Server server) {
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
