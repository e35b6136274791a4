package io.github.corsstarter.integration;

import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.context.annotation.Import;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring for GraphQL: one path for everything, whose errors have the status 200.
 */
class GraphQlIntegrationTests extends IntegrationScenario {

	private static final String JSON = "application/json";

	static Stream<IntegrationApplication> applications() {
		return IntegrationApplication.everywhere(Application.class, "graphql,reactor", "cors.csrf.enabled=true",
				"spring.graphql.websocket.path=/graphql-ws");
	}

	@Override
	String exchanges() {
		return """
				# method | path        | with                  | status
				POST     | /graphql    | a query               | 200
				POST     | /graphql    | a mutation            | 200
				POST     | /graphql    | a query that fails    | 200
				POST     | /graphql    | a query of nothing    | 200
				POST     | /graphql    | a subscription        | 200
				POST     | /graphql    | half a query          | 400
				POST     | /graphql    | a text                | 415
				GET      | /graphql    |                       | 405
				GET      | /graphql-ws |                       | 404
				GET      | /missing    |                       | 404
				GET      | /api/broken |                       | 500
				""";
	}

	@Override
	Request complete(Request request, String with) {
		return switch (with) {
			case "a query" -> request.withBody(JSON, document("{ items }"));
			case "a mutation" -> request.withBody(JSON, document("mutation { add(item: \\\"third\\\") }"));
			case "a query that fails" -> request.withBody(JSON, document("{ broken }"));
			case "a query of nothing" -> request.withBody(JSON, document("{ nothing }"));
			case "a subscription" ->
				request.withBody(JSON, document("subscription { news }")).with("Accept: text/event-stream");
			case "half a query" -> request.withBody(JSON, "{");
			case "a text" -> request.withBody("text/plain", "{ items }");
			default -> super.complete(request, with);
		};
	}

	@Test
	void aPageOfTheSiteReadsTheErrorsOfAQuery() {
		Response response = this.application
			.send(complete(Request.of("POST", "/graphql"), "a query that fails").with(Site.ORIGIN));
		assertThat(response.body()).contains("INTERNAL_ERROR");
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@Test
	void aPageOfTheSiteReadsAStream() {
		Response response = this.application
			.send(complete(Request.of("POST", "/graphql"), "a subscription").with(Site.ORIGIN));
		assertThat(response.value("Content-Type")).startsWith("text/event-stream");
		assertThat(response.body()).contains("first", "second");
	}

	static String document(String query) {
		return "{\"query\":\"" + query + "\"}";
	}

	@Import({ ItemHandlers.class, Items.class })
	static class Application {

	}

	@Controller
	static class Items {

		@QueryMapping
		List<String> items() {
			return List.of("first", "second");
		}

		@QueryMapping
		String broken() {
			throw new IllegalStateException("broken on purpose");
		}

		@MutationMapping
		String add(@Argument String item) {
			return item;
		}

		@SubscriptionMapping
		Flux<String> news() {
			return Flux.just("first", "second");
		}

	}

}
