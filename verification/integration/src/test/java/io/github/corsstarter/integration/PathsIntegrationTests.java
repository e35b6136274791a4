package io.github.corsstarter.integration;

import java.util.stream.Stream;

import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application below a context path, and Spring MVC below a servlet path in it: the
 * expression means the path without the former and with the latter.
 */
class PathsIntegrationTests extends IntegrationScenario {

	static Stream<IntegrationApplication> applications() {
		return IntegrationApplication.everywhere(Application.class, "actuate,health",
				"server.servlet.context-path=/shop", "spring.mvc.servlet.path=/mvc",
				"cors.urls-regex=^/mvc/(api|actuator)/");
	}

	@Override
	String exchanges() {
		return """
				# method | path                      | with | status
				GET      | /shop/mvc/api/items       |      | 200
				POST     | /shop/mvc/api/items       |      | 201
				DELETE   | /shop/mvc/api/items       |      | 405
				GET      | /shop/mvc/api/missing     |      | 404
				GET      | /shop/mvc/api/broken      |      | 500
				GET      | /shop/mvc/actuator/health |      | 200
				GET      | /shop/mvc/actuator/none   |      | 404
				""";
	}

	@ParameterizedTest
	@CsvSource({ "/shop/mvc/other, 404", "/shop/api/items, 404", "/shop/mvc/apis, 404", "/mvc/api/items, 404",
			"/shop/shop/mvc/api/items, 404", "/shop/mvc/mvc/api/items, 404", "/shop/mvc/actuator, 200" })
	void outOfScopeTheStarterDoesNothing(String path, int status) {
		for (String origin : new String[] { Site.ORIGIN, Site.OTHER_ORIGIN }) {
			Response response = this.application.get(path, origin);
			assertThat(response.status()).isEqualTo(status);
			assertThat(response.accessControlLines()).isEmpty();
			assertThat(response.members("Vary")).isEmpty();
			assertThat(this.application.preflight(path, origin).accessControlLines()).isEmpty();
		}
	}

	@Import(ItemHandlers.class)
	static class Application {

	}

}
