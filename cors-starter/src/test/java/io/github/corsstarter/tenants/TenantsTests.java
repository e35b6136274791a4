package io.github.corsstarter.tenants;

import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.sql.DataSource;

import io.github.corsstarter.origin.Origin;
import io.github.corsstarter.origin.TargetOrigin;
import io.github.corsstarter.policy.OriginAuthorizer;
import io.github.corsstarter.policy.OriginAuthorizer.OriginRequest;
import io.github.corsstarter.testing.Document;
import io.github.corsstarter.testing.ExampleSources;
import io.github.corsstarter.testing.SeenRequestHandlers;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.data.redis.core.SetOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * The examples of {@code docs/tenants.md} are classes of this package, and do what the
 * page says.
 */
class TenantsTests {

	@Test
	void everyExampleIsAClassOfThisPackage() {
		assertThat(Document.of("docs/tenants.md").blocks("java").stream().map(ExampleSources::words))
			.containsExactlyInAnyOrderElementsOf(classes());
	}

	@Test
	void newDomainOfATenantIsAllowedFromItsCommitOn() {
		try (RunningApplication application = Server.TOMCAT.start(JdbcApplication.class,
				"cors.hosts.allowed=admin.test", "cors.authorizer.cache-ttl=1h",
				"cors.authorizer.cache-refused-ttl=1h")) {
			assertThat(ask(application).status()).isEqualTo(400);
			application.bean(TenantService.class).addDomain("https://books.test", "api.books.test");
			assertThat(ask(application).status()).isEqualTo(200);
			assertThat(ask(application).corsLines()).contains("Access-Control-Allow-Origin: https://books.test");
		}
	}

	private static Response ask(RunningApplication application) {
		return application.sendRaw("GET /seen", "Host: api.books.test", "Origin: https://books.test");
	}

	@Test
	void websitesMayBeASetInRedis() {
		StringRedisTemplate redis = mock(StringRedisTemplate.class);
		SetOperations<String, String> sets = mock();
		given(redis.opsForSet()).willReturn(sets);
		given(sets.isMember("tenant:api.books.test:websites", "https://books.test")).willReturn(true);
		assertThat(new RedisTenants(redis).isAllowed(request("/"))).isTrue();
	}

	@Test
	void answerThatDependsOnThePathHasItInTheKey() {
		OriginAuthorizer partners = new PartnerOrigins((website, apiHost) -> true);
		assertThat(partners.isAllowed(request("/reports/1"))).isTrue();
		assertThat(partners.isAllowed(request("/orders/1"))).isFalse();
		assertThat(partners.cacheKey(request("/reports/1"))).isEqualTo(partners.cacheKey(request("/reports/2")))
			.isNotEqualTo(partners.cacheKey(request("/orders/1")));
		assertThat(new JpaTenants((website, apiHost) -> true).isAllowed(request("/"))).isTrue();
	}

	private static OriginRequest request(String path) {
		return new OriginRequest(Origin.parse("https://books.test"), path,
				new TargetOrigin("https", "api.books.test", 443));
	}

	/**
	 * What stands below the imports of each example here, as words.
	 */
	private static List<String> classes() {
		return ExampleSources.of("tenants")
			.stream()
			.map((source) -> ExampleSources.words(source.replaceAll("(?m)^(package|import) .*$", "")))
			.toList();
	}

	@EnableTransactionManagement
	@Import({ SeenRequestHandlers.class, JdbcTenants.class, TenantService.class, DomainChanges.class })
	static class JdbcApplication {

		@Bean
		DataSource dataSource() {
			DataSource database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
				.generateUniqueName(true)
				.build();
			String table = Document.of("docs/tenants.md").blocks("sql").get(0);
			new ResourceDatabasePopulator(new ByteArrayResource(table.getBytes(StandardCharsets.UTF_8)))
				.execute(database);
			return database;
		}

		@Bean
		JdbcClient jdbc(DataSource dataSource) {
			return JdbcClient.create(dataSource);
		}

		@Bean
		PlatformTransactionManager transactionManager(DataSource dataSource) {
			return new DataSourceTransactionManager(dataSource);
		}

	}

}
