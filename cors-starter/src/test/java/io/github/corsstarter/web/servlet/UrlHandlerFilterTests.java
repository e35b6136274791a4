package io.github.corsstarter.web.servlet;

import java.util.stream.Stream;

import io.github.corsstarter.testing.RedirectHandlers;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.UrlHandlerFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring's filter for trailing slashes, which an application adds behind ours, works with
 * the public address.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("applications")
class UrlHandlerFilterTests {

	@Parameter
	private RunningApplication application;

	static Stream<RunningApplication> applications() {
		return Stream.of("cors.enabled=true", Site.ALLOWED_ORIGINS)
			.flatMap((setting) -> Server.startEach(Application.class, setting, "cors.hosts.allowed=www.example.com",
					"cors.hosts.use-x-forwarded-host=true", "cors.hosts.scheme=https", "cors.hosts.prefix=/prod"));
	}

	/**
	 * Spring writes a location without scheme and host, which a client reads as those of
	 * the address it asked for.
	 */
	@ParameterizedTest(name = "{0}")
	@CsvSource({ "/moved/seen/, /prod/moved/seen", "/moved/seen/?a=b, /prod/moved/seen?a=b",
			"/moved/prod/, /prod/moved/prod" })
	void aRedirectKeepsThePublicPrefix(String path, String location) {
		Response response = send(path);
		assertThat(response.status()).isEqualTo(308);
		assertThat(response.lines("Location")).containsExactly("Location: " + location);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "/seen/, /prod/seen, 200", "/deep/er/seen/, /prod/deep/er/seen, 200",
			"/forwards/, /prod/deep/er/seen, 200", "/callable/, /prod/callable, 200", "/fails/, /prod/error, 409",
			"/throws/, /prod/error, 500", "/missing/, /prod/error, 404" })
	void aWrappedRequestTellsThePublicAddress(String path, String uri, int status) {
		Response response = send(path);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.body()).contains("scheme=https\n", "name=www.example.com\n", "port=443\n",
				"url=https://www.example.com" + uri + "\n", "uri=" + uri + "\n", "context=/prod\n",
				"path=" + uri.substring("/prod".length()) + "\n", "host=www.example.com\n", "x-forwarded-host=null\n");
	}

	@Test
	void linksInAWrappedRequestAreMadeOfThePublicAddress() {
		assertThat(send("/links/").body().lines()).containsExactly("https://www.example.com/prod/links",
				"https://www.example.com/prod/items", "https://www.example.com/prod");
		assertThat(send("/created/").lines("Location"))
			.containsExactly("Location: https://www.example.com/prod/created/7");
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource({ "/a/redirect/, /items, /prod/items", "/a/redirect/, /prod/items, /prod/items",
			"/a/redirect/, items, /prod/a/redirect/items", "/a/redirect/, ../items, /prod/a/items",
			"/forward-to-redirect/, /items, /prod/items" })
	void aWrappedRequestIsRedirectedToThePublicAddress(String path, String to, String location) {
		assertThat(send(path + "?to=" + to).lines("Location"))
			.containsExactly("Location: https://www.example.com" + location);
	}

	@Test
	void aHostThatIsNotListedIsRefusedBeforehand() {
		for (String path : new String[] { "/moved/seen/", "/seen/" }) {
			Response response = this.application.sendRaw("GET " + path, "Host: www.example.com",
					"X-Forwarded-Host: evil.example");
			assertThat(response.status()).isEqualTo(400);
			assertThat(response.lines("Location")).isEmpty();
		}
	}

	private Response send(String path) {
		return this.application.sendRaw("GET " + path, "Host: backend.internal:8080",
				"X-Forwarded-Host: www.example.com");
	}

	/**
	 * Patterns of that filter are over the whole path, with the context path, of which
	 * the public prefix is a part.
	 */
	@Import({ SeenRequestHandlers.class, RedirectHandlers.class })
	static class Application {

		@Bean
		FilterRegistrationBean<UrlHandlerFilter> trailingSlashFilter() {
			FilterRegistrationBean<UrlHandlerFilter> registration = new FilterRegistrationBean<>(
					UrlHandlerFilter.trailingSlashHandler("/prod/moved/**")
						.redirect(HttpStatus.PERMANENT_REDIRECT)
						.trailingSlashHandler("/**")
						.wrapRequest()
						.build());
			registration.setOrder(AllowedHostsFilter.DEFAULT_ORDER + 10);
			return registration;
		}

	}

}
