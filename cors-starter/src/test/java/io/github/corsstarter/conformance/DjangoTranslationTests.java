package io.github.corsstarter.conformance;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Settings of Django become settings of this starter by name alone.
 */
class DjangoTranslationTests {

	@ParameterizedTest
	@CsvSource({ "CORS_ALLOW_ALL_ORIGINS, cors.allow-all-origins", "CORS_ORIGIN_ALLOW_ALL, cors.origin-allow-all",
			"CORS_URLS_REGEX, cors.urls-regex", "CORS_ALLOW_CREDENTIALS, cors.allow-credentials",
			"CORS_MODEL, cors.model", "USE_X_FORWARDED_HOST, cors.hosts.use-x-forwarded-host",
			"USE_X_FORWARDED_PORT, cors.hosts.use-x-forwarded-port", "FORCE_SCRIPT_NAME, server.servlet.context-path" })
	void aNameIsWrittenInAnotherWayAndItsValueIsCopied(String name, String key) {
		assertThat(DjangoTranslation.translate(Map.of(name, "a value"))).containsExactly(key + "=a value");
	}

	@Test
	void aListIsIndexed() {
		assertThat(DjangoTranslation
			.translate(Map.of("CORS_ALLOWED_ORIGINS", List.of("https://a.test", "https://b.test"))))
			.containsExactly("cors.allowed-origins[0]=https://a.test", "cors.allowed-origins[1]=https://b.test");
		assertThat(DjangoTranslation.translate(Map.of("ALLOWED_HOSTS", List.of(".a.test"))))
			.containsExactly("cors.hosts.allowed[0]=.a.test");
	}

	@Test
	void anEmptyListIsAnEmptyValue() {
		assertThat(DjangoTranslation.translate(Map.of("CORS_ALLOW_METHODS", List.of())))
			.containsExactly("cors.allow-methods=");
	}

	@Test
	void theHeaderOfTheSchemeIsNamedAsItIsSent() {
		assertThat(DjangoTranslation
			.translate(Map.of("SECURE_PROXY_SSL_HEADER", List.of("HTTP_CLOUDFRONT_FORWARDED_PROTO", "https"))))
			.containsExactly("cors.hosts.forwarded-proto-header=Cloudfront-Forwarded-Proto");
		assertThatIllegalArgumentException().isThrownBy(
				() -> DjangoTranslation.translate(Map.of("SECURE_PROXY_SSL_HEADER", List.of("HTTP_X_SSL", "on"))));
	}

	@Test
	void middlewareIsASwitch() {
		assertThat(
				DjangoTranslation.translate(Map.of("MIDDLEWARE",
						List.of("corsheaders.middleware.CorsMiddleware", "django.middleware.common.CommonMiddleware",
								"django.middleware.csrf.CsrfViewMiddleware"))))
			.containsExactly("cors.csrf.enabled=true");
		assertThat(
				DjangoTranslation.translate(Map.of("MIDDLEWARE", List.of("django.middleware.common.CommonMiddleware"))))
			.containsExactly("cors.enabled=false");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DjangoTranslation.translate(Map.of("MIDDLEWARE", List.of("other.Middleware"))));
	}

	@Test
	void settingsThatOnlyDjangoHasAreLeftOut() {
		assertThat(DjangoTranslation.translate(Map.of("CSRF_COOKIE_DOMAIN", ".a.test"))).isEmpty();
	}

	@Test
	void nothingElseIsLeftOut() {
		assertThatIllegalArgumentException().isThrownBy(() -> DjangoTranslation.translate(Map.of("APPEND_SLASH", true)))
			.withMessage("No translation of APPEND_SLASH");
	}

}
