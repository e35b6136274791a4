package io.github.corsstarter.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.host.HostAuthorizer;
import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.OriginSyntaxException;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.policy.OriginAuthorizer.OriginRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What an answer depends on, and how an application lets it be forgotten.
 */
class AuthorizerMemoryTests {

	private static final String BOOKS = "https://books.test";

	private final AuthorizerMemory memory = memory(Duration.ofMinutes(1));

	private final List<String> asked = new ArrayList<>();

	@Test
	void answerHoldsForEveryPathOfAnAddress() {
		OriginAuthorizer authorizer = remembered(this::record);
		assertThat(authorizer.isAllowed(request(BOOKS, "/a", "https", "api.books.test", 443))).isTrue();
		assertThat(authorizer.isAllowed(request(BOOKS, "/b", "https", "api.books.test", 443))).isTrue();
		assertThat(this.asked).containsExactly("/a");
	}

	@Test
	void otherOriginAndOtherAddressAreOtherQuestions() {
		OriginAuthorizer authorizer = remembered(this::record);
		authorizer.isAllowed(request(BOOKS, "/1", "https", "api.books.test", 443));
		authorizer.isAllowed(request(BOOKS + ":8443", "/2", "https", "api.books.test", 443));
		authorizer.isAllowed(request("http://books.test", "/3", "https", "api.books.test", 443));
		authorizer.isAllowed(request(BOOKS, "/4", "https", "api.toys.test", 443));
		authorizer.isAllowed(request(BOOKS, "/5", "https", "api.books.test", 8443));
		authorizer.isAllowed(request(BOOKS, "/6", "http", "api.books.test", 80));
		assertThat(this.asked).containsExactly("/1", "/2", "/3", "/4", "/5", "/6");
	}

	@Test
	void authorizerThatLooksAtThePathSaysSoInItsKey() {
		OriginAuthorizer authorizer = remembered(new OriginAuthorizer() {

			@Override
			public boolean isAllowed(OriginRequest request) {
				record(request);
				return request.path().startsWith("/public/");
			}

			@Override
			public String cacheKey(OriginRequest request) {
				return OriginAuthorizer.super.cacheKey(request) + " " + request.path().startsWith("/public/");
			}

		});
		assertThat(authorizer.isAllowed(request(BOOKS, "/public/a", "https", "books.test", 443))).isTrue();
		assertThat(authorizer.isAllowed(request(BOOKS, "/public/b", "https", "books.test", 443))).isTrue();
		assertThat(authorizer.isAllowed(request(BOOKS, "/private/a", "https", "books.test", 443))).isFalse();
		assertThat(this.asked).containsExactly("/public/a", "/private/a");
	}

	@Test
	void forgottenOriginIsAskedAgainForEveryAddress() {
		OriginAuthorizer authorizer = remembered(this::record);
		ask(authorizer, BOOKS, "https://toys.test");
		this.memory.forgetOrigin("https://Books.test:443");
		ask(authorizer, BOOKS, "https://toys.test");
		assertThat(this.asked).containsExactly("/", "/other", "/", "/other", "/", "/other");
	}

	private void ask(OriginAuthorizer authorizer, String... origins) {
		for (String origin : origins) {
			authorizer.isAllowed(request(origin, "/", "https", "a.test", 443));
			authorizer.isAllowed(request(origin, "/other", "https", "b.test", 443));
		}
	}

	@Test
	void forgottenHostIsAskedAgain() {
		HostAuthorizer authorizer = this.memory.hosts(this.asked::add);
		authorizer.isAllowed("shop.books.test");
		authorizer.isAllowed("shop.toys.test");
		this.memory.forgetHost("Shop.Books.test.");
		authorizer.isAllowed("shop.books.test");
		authorizer.isAllowed("shop.toys.test");
		assertThat(this.asked).containsExactly("shop.books.test", "shop.toys.test", "shop.books.test");
	}

	@Test
	void everythingCanBeForgotten() {
		OriginAuthorizer origins = remembered(this::record);
		HostAuthorizer hosts = this.memory.hosts(this.asked::add);
		for (int i = 0; i < 2; i++) {
			origins.isAllowed(request(BOOKS, "/", "https", "books.test", 443));
			hosts.isAllowed("books.test");
			this.memory.clear();
		}
		assertThat(this.asked).containsExactly("/", "books.test", "/", "books.test");
	}

	@Test
	void whatIsNoOriginOrHostCannotBeForgotten() {
		for (AuthorizerMemory each : List.of(this.memory, memory(Duration.ZERO))) {
			assertThatExceptionOfType(OriginSyntaxException.class).isThrownBy(() -> each.forgetOrigin("books.test"));
			assertThatIllegalArgumentException().isThrownBy(() -> each.forgetHost("https://books.test"))
				.withMessage("'https://books.test' is not a host");
		}
	}

	@Test
	void nothingIsRememberedUnlessTheSettingsSaySo() {
		AuthorizerMemory none = memory(Duration.ZERO);
		HostAuthorizer hosts = (host) -> true;
		OriginAuthorizer origins = (request) -> true;
		assertThat(none.hosts(hosts)).isSameAs(hosts);
		assertThat(none.origins(origins::cacheKey, origins)).isSameAs(origins);
		assertThat(none.originCounts()).isNull();
		assertThat(none.hostCounts()).isNull();
		none.forgetOrigin(BOOKS);
		none.forgetHost("books.test");
		none.clear();
	}

	private static AuthorizerMemory memory(Duration ttl) {
		return new AuthorizerMemory(new MemoryLimits(ttl, ttl, Duration.ZERO, 100, 32));
	}

	private OriginAuthorizer remembered(OriginAuthorizer authorizer) {
		return this.memory.origins(authorizer::cacheKey, authorizer);
	}

	private boolean record(OriginRequest request) {
		return this.asked.add(request.path());
	}

	private static OriginRequest request(String origin, String path, String scheme, String host, int port) {
		return new OriginRequest(Objects.requireNonNull(Origin.ofSerialized(origin)), path,
				new TargetOrigin(scheme, host, port));
	}

}
