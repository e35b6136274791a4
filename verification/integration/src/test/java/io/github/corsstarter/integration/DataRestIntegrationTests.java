package io.github.corsstarter.integration;

import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.annotation.Id;
import org.springframework.data.keyvalue.repository.KeyValueRepository;
import org.springframework.data.map.repository.config.EnableMapRepositories;
import org.springframework.data.rest.core.annotation.HandleBeforeCreate;
import org.springframework.data.rest.core.annotation.RepositoryEventHandler;
import org.springframework.data.rest.core.annotation.RepositoryRestResource;
import org.springframework.web.bind.annotation.CrossOrigin;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Data REST makes handlers of repositories, with a handler mapping and with CORS
 * configuration of its own.
 */
class DataRestIntegrationTests extends IntegrationScenario {

	private static final String[] GATEWAY = { "X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https" };

	static Stream<IntegrationApplication> applications() {
		return IntegrationApplication.everywhere(Application.class, "hateoas,data,data.rest",
				"spring.data.rest.base-path=/", "cors.urls-regex=^/(books|missing)",
				"cors.hosts.allowed=www.example.com,localhost", "cors.hosts.use-x-forwarded-host=true");
	}

	@Override
	String exchanges() {
		return """
				# method | path      | with         | status
				GET      | /books    |              | 200
				POST     | /books    | a book       | 201
				PUT      | /books/1  | a book       | 204
				GET      | /books/1  |              | 200
				GET      | /books/99 |              | 404
				GET      | /missing  |              | 404
				POST     | /books    | no book      | 400
				POST     | /books    | a wrong book | 500
				DELETE   | /books    |              | 404
				""";
	}

	@Override
	Request complete(Request request, String with) {
		return switch (with) {
			case "a book" -> request.withBody("application/json", "{\"title\":\"Emma\"}");
			case "no book" -> request.withBody("application/json", "{");
			case "a wrong book" -> request.withBody("application/json", "{\"title\":\"wrong\"}");
			default -> super.complete(request, with);
		};
	}

	@Test
	void linksAndLocationsLeadToThePublicAddress() {
		Response response = this.application.send(complete(Request.of("POST", "/books"), "a book").with(GATEWAY)
			.with(Site.ORIGIN, "Accept: application/hal+json"));
		assertThat(response.value("Location")).startsWith("https://www.example.com/books/");
		assertThat(response.body()).contains("\"href\" : \"" + response.value("Location") + "\"");
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@Test
	void outOfScopeTheAnnotationOfARepositoryApplies() {
		Response response = this.application.get("/authors", IntegrationApplication.ADMIN_ORIGIN);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.value("Access-Control-Allow-Origin")).isEqualTo("https://admin.example");
		assertThat(this.application.get("/authors", Site.ORIGIN).status()).isEqualTo(403);
	}

	@Import(BookEvents.class)
	@EnableMapRepositories(considerNestedRepositories = true)
	static class Application {

		@Bean
		ApplicationRunner firstBook(Books books) {
			return (arguments) -> books.save(Book.of(1L, "Emma"));
		}

	}

	static class Book {

		@Id
		private Long id;

		@JsonProperty
		private String title;

		static Book of(Long id, String title) {
			Book book = new Book();
			book.id = id;
			book.title = title;
			return book;
		}

	}

	@RepositoryRestResource(path = "books")
	interface Books extends KeyValueRepository<Book, Long> {

	}

	record Author(@Id Long id, String name) {
	}

	@CrossOrigin("https://admin.example")
	@RepositoryRestResource(path = "authors")
	interface Authors extends KeyValueRepository<Author, Long> {

	}

	@RepositoryEventHandler
	static class BookEvents {

		@HandleBeforeCreate
		void check(Book book) {
			if (book.title.equals("wrong")) {
				throw new IllegalStateException("broken on purpose");
			}
		}

	}

}
