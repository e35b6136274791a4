package io.github.corsstarter.integration;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.hateoas.CollectionModel;
import org.springframework.hateoas.EntityModel;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.linkTo;
import static org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.methodOn;

/**
 * Spring HATEOAS writes links with the address that it sees.
 */
class LinksIntegrationTests extends IntegrationScenario {

	private static final String[] GATEWAY = { "X-Forwarded-Host: www.example.com", "X-Forwarded-Proto: https",
			"X-Forwarded-Prefix: /shop" };

	static Stream<IntegrationApplication> applications() {
		return IntegrationApplication.everywhere(Application.class, "hateoas",
				"cors.hosts.allowed=www.example.com,localhost", "cors.hosts.use-x-forwarded-host=true",
				"cors.hosts.use-x-forwarded-prefix=true");
	}

	@Override
	String exchanges() {
		return """
				# method | path          | with      | status
				GET      | /api/books    |           | 200
				GET      | /api/books    | a gateway | 200
				GET      | /api/books/1  | a gateway | 200
				POST     | /api/books    | a gateway | 201
				GET      | /api/books/99 | a gateway | 404
				GET      | /api/missing  | a gateway | 404
				GET      | /api/books/0  | a gateway | 500
				DELETE   | /api/books    | a gateway | 405
				""";
	}

	@Override
	Request complete(Request request, String with) {
		return with.equals("a gateway") ? request.with(GATEWAY) : super.complete(request, with);
	}

	@Test
	void linksLeadToThePublicAddress() {
		Response response = this.application.send(Request.of("GET", "/api/books").with(GATEWAY).with(Site.ORIGIN));
		assertThat(response.body()).contains("\"self\":{\"href\":\"https://www.example.com/shop/api/books\"}",
				"\"self\":{\"href\":\"https://www.example.com/shop/api/books/1\"}");
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@Test
	void theLocationOfWhatWasMadeIsPublic() {
		Response response = this.application.send(Request.of("POST", "/api/books").with(GATEWAY).with(Site.ORIGIN));
		assertThat(response.value("Location")).isEqualTo("https://www.example.com/shop/api/books/2");
	}

	@Test
	void withoutAGatewayLinksLeadToThisServer() {
		assertThat(this.application.get("/api/books/1").body())
			.contains("\"href\":\"" + this.application.origin() + "/api/books/1\"");
	}

	@Test
	void aForgedHeaderThatIsNotReadChangesNoLink() {
		Request request = Request.of("GET", "/api/books/1").with(GATEWAY);
		String body = this.application.send(request).body();
		assertThat(this.application
			.send(request.with("Forwarded: host=evil.example;proto=http", "X-Forwarded-Port: 666",
					"X-Forwarded-Ssl: off"))
			.body()).isEqualTo(body);
	}

	@Test
	void noLinkLeadsToAHostThatIsNotListed() {
		Response response = this.application.get("/api/books/1", "X-Forwarded-Host: evil.example", Site.ORIGIN);
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.body()).startsWith("host-not-allowed").doesNotContain("evil");
		assertThat(response.accessControlLines()).containsExactlyInAnyOrder(Site.ACCESS_CONTROL);
	}

	@Import(Books.class)
	static class Application {

	}

	@RestController
	@RequestMapping("/api/books")
	static class Books {

		@GetMapping
		CollectionModel<EntityModel<Book>> all() {
			return CollectionModel.of(List.of(model(1)), linkTo(methodOn(Books.class).all()).withSelfRel());
		}

		@GetMapping("/{id}")
		EntityModel<Book> one(@PathVariable int id) {
			if (id == 0) {
				throw new IllegalStateException("broken on purpose");
			}
			if (id > 10) {
				throw new NoSuchElementException();
			}
			return model(id);
		}

		@PostMapping
		ResponseEntity<Void> add() {
			return ResponseEntity.created(linkTo(methodOn(Books.class).one(2)).toUri()).build();
		}

		@ExceptionHandler
		@ResponseStatus(HttpStatus.NOT_FOUND)
		void handle(NoSuchElementException ex) {
			// The status says it.
		}

		private static EntityModel<Book> model(int id) {
			return EntityModel.of(new Book("Emma"), linkTo(methodOn(Books.class).one(id)).withSelfRel());
		}

	}

	record Book(String title) {
	}

}
