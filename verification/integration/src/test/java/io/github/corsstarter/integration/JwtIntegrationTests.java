package io.github.corsstarter.integration;

import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Security as a resource server: a signed token in every request, and no session.
 */
class JwtIntegrationTests extends SecurityScenario {

	private static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

	static Stream<IntegrationApplication> applications() {
		return everyWay(Application.class, "security,security.oauth2.server.resource");
	}

	@Override
	String exchanges() {
		return """
				# method | path         | with             | status
				GET      | /api/items   |                  | 401
				GET      | /api/items   | an expired token | 401
				GET      | /api/items   | something else   | 401
				GET      | /api/items   | a token          | 200
				GET      | /api/missing | a token          | 404
				GET      | /api/broken  | a token          | 500
				GET      | /api/admin   | a token          | 403
				POST     | /api/items   | a token          | 201
				DELETE   | /api/items   | a token          | 405
				POST     | /api/items   |                  | %d
				""".formatted(hasTokens() ? 403 : 401);
	}

	@Override
	Request complete(Request request, String with) {
		return switch (with) {
			case "a token" -> request.with(bearer(token(Instant.now().plusSeconds(600))));
			case "an expired token" -> request.with(bearer(token(Instant.now().minusSeconds(600))));
			case "something else" -> request.with(bearer("abc"));
			default -> super.complete(request, with);
		};
	}

	@Test
	void aPageOfTheSiteCannotReadWhatIsWrongWithItsTokenUnlessThatIsExposed() {
		Response response = this.application.get("/api/items", Site.ORIGIN, bearer("abc"));
		assertThat(response.value("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
		assertThat(response.value("Access-Control-Expose-Headers")).doesNotContainIgnoringCase("www-authenticate");
	}

	@Test
	void noSessionIsStarted() {
		Response response = this.application.get("/api/items", Site.ORIGIN,
				bearer(token(Instant.now().plusSeconds(600))));
		assertThat(response.lines("Set-Cookie")).isEmpty();
	}

	private static String bearer(String token) {
		return "Authorization: Bearer " + token;
	}

	private static String token(Instant expiry) {
		SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256),
				new JWTClaimsSet.Builder().subject("alice").expirationTime(Date.from(expiry)).build());
		try {
			token.sign(new MACSigner(KEY));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	@Import({ ItemHandlers.class, SecurityScenario.Common.class, SecurityScenario.Handlers.class })
	static class Application {

		@Bean
		JwtDecoder jwtDecoder() {
			return NimbusJwtDecoder.withSecretKey(KEY).build();
		}

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http, Environment environment) throws Exception {
			return chain(http, environment)
				.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults()))
				.build();
		}

	}

}
