package io.github.corsstarter.test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.CorsRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people get wrong in Spring's own CORS, with and without Spring Security. Each
 * message names the cause and an action, and the action works.
 */
class ClassicMistakesTests {

	private static final Browser APP = Browser.at(Api.APP);

	@Test
	void noRuleForThePath() {
		Mistake.in(RuleForAnotherPath.class, (mvc) -> assertThat(APP.using(mvc).get("/items")).isReadable())
			.hasCause("No CORS rule of the application allows the origin https://app.example.com on the path /items.")
			.hasAction("registry.addMapping(\"/items\").allowedOrigins(\"https://app.example.com\");")
			.hasReason("missing-allow-origin-header")
			.isFixedBy(RuleForTheOrigin.class);
	}

	@Test
	void noRuleForAPut() {
		Mistake
			.in(RuleForAnotherPath.class,
					(mvc) -> assertThat(APP.using(mvc).put("/items/1").header("X-Request-Id", "1").withCredentials())
						.isReadable())
			.hasAction("registry.addMapping(\"/items/1\").allowedOrigins(\"https://app.example.com\")"
					+ ".allowedMethods(\"PUT\").allowedHeaders(\"x-request-id\").allowCredentials(true);")
			.isFixedBy(RuleForAPut.class);
	}

	@Test
	void httpInsteadOfHttps() {
		Mistake.in(RuleForHttp.class, (mvc) -> assertThat(APP.using(mvc).get("/items")).isReadable())
			.hasCause("allows http://app.example.com, and the page is at https://app.example.com.")
			.hasAction(".allowedOrigins(\"https://app.example.com\")")
			.isFixedBy(RuleForTheOrigin.class);
	}

	@Test
	void anotherPort() {
		Mistake
			.in(RuleForPort3000.class,
					(mvc) -> assertThat(Browser.at("http://localhost:5173").using(mvc).get("/items")).isReadable())
			.hasCause("allows http://localhost:3000, and the page is at http://localhost:5173.")
			.hasAction(".allowedOrigins(\"http://localhost:5173\")")
			.isFixedBy(RuleForPort5173.class);
	}

	@Test
	void aPatternForSubdomainsDoesNotCoverTheDomain() {
		Mistake
			.in(RuleForSubdomains.class,
					(mvc) -> assertThat(Browser.at("https://example.com").using(mvc).get("/items")).isReadable())
			.hasCause("allows https://www.example.com, and the page is at https://example.com.")
			.hasAction(".allowedOrigins(\"https://example.com\")")
			.isFixedBy(RuleForDomainAndSubdomains.class);
	}

	@Test
	void methodNotListed() {
		Mistake.in(RuleWithoutPut.class, (mvc) -> assertThat(APP.using(mvc).put("/items/1")).isReadable())
			.hasCause("allows the origin, and not the method PUT.")
			.hasAction(".allowedMethods(..., \"PUT\")")
			.isFixedBy(RuleWithPut.class);
	}

	@Test
	void headerNotListed() {
		Mistake
			.in(RuleWithOneHeader.class,
					(mvc) -> assertThat(APP.using(mvc).get("/items").header("X-Request-Id", "1")).isReadable())
			.hasCause("allows the origin and the method GET, and not the request headers x-request-id.")
			.hasAction(".allowedHeaders(..., \"x-request-id\")")
			.isFixedBy(RuleWithTwoHeaders.class);
	}

	@Test
	void oneOfTwoHeadersNotListed() {
		Mistake
			.in(RuleWithOneHeader.class, (mvc) -> assertThat(
					APP.using(mvc).get("/items").header("Authorization", "Bearer 1").header("X-Request-Id", "1"))
				.isReadable())
			.hasCause("the request header x-request-id is not")
			.hasAction(".allowedHeaders(..., \"x-request-id\")")
			.hasReason("header-disallowed-by-preflight-response")
			.isFixedBy(RuleWithTwoHeaders.class);
	}

	@Test
	void everyOriginTogetherWithCredentials() {
		Mistake
			.in(RuleForEveryOrigin.class,
					(mvc) -> assertThat(APP.using(mvc).get("/items").withCredentials()).isReadable())
			.hasCause("allows every origin with \"*\". Browsers do not accept \"*\" then.")
			.hasAction(".allowedOrigins(\"https://app.example.com\").allowCredentials(true)")
			.hasAction("Do not use allowedOriginPatterns(\"*\")")
			.hasReason("wildcard-origin-not-allowed")
			.isFixedBy(RuleWithCredentials.class);
	}

	@Test
	void credentialsNotAllowed() {
		Mistake
			.in(RuleForTheOrigin.class,
					(mvc) -> assertThat(APP.using(mvc).get("/items").withCredentials()).isReadable())
			.hasCause("no Access-Control-Allow-Credentials: true")
			.hasAction(".allowCredentials(true)")
			.hasReason("invalid-allow-credentials")
			.isFixedBy(RuleWithCredentials.class);
	}

	@Test
	void everyOriginByDefault() {
		Mistake
			.in(AnnotationWithoutOrigins.class,
					(mvc) -> assertThat(Browser.at("https://evil.example").using(mvc).post("/annotated")).isBlocked())
			.hasCause("pages of every origin get it")
			.hasAction("@CrossOrigin(origins = \"https://...\")")
			.isFixedBy(AnnotationWithOrigins.class);
	}

	@Test
	void securityRefusesThePreflight() {
		Mistake.in(SecurityWithoutCors.class, (mvc) -> assertThat(APP.using(mvc).put("/items/1")).passesPreflight())
			.hasCause("answers the preflight with 401 before it applies CORS: most likely Spring Security")
			.hasAction("add http.cors(Customizer.withDefaults())")
			.isFixedBy(SecurityWithCors.class);
	}

	@Test
	void theResponseOfSecurityHasNoHeaders() {
		Mistake.in(SecurityWithoutCors.class, (mvc) -> assertThat(APP.using(mvc).get("/items")).hasStatus(401))
			.hasCause("The 401 was written before CORS headers were added")
			.hasAction("add http.cors(Customizer.withDefaults())")
			.isFixedBy(SecurityWithCors.class);
	}

	@Test
	void securityRedirectsThePreflightToTheLogin() {
		Mistake.in(LoginPageWithoutCors.class, (mvc) -> assertThat(APP.using(mvc).put("/items/1")).passesPreflight())
			.hasCause("answers the preflight with a redirect to ")
			.hasCause("Most likely Spring Security sends it to a login page.")
			.hasAction("add http.cors(Customizer.withDefaults())")
			.hasReason("disallowed-redirect")
			.isFixedBy(SecurityWithCors.class);
	}

	@Test
	void securityRedirectsTheRequestToTheLogin() {
		Mistake.in(LoginPageWithoutCors.class, (mvc) -> assertThat(APP.using(mvc).get("/items")).hasStatus(401))
			.hasCause("a redirect to ")
			.hasCause("most likely Spring Security sends the user to a login page")
			.hasAction("add http.cors(Customizer.withDefaults())")
			.hasAction(".exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint("
					+ "new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))")
			.isFixedBy(LoginPageWithStatus.class);
	}

	@Test
	void aFilterWritesTheHeadersAndSecurityRefusesThePreflight() {
		Mistake
			.in(HeadersInFrontOfSecurity.class, (mvc) -> assertThat(APP.using(mvc).put("/items/1")).passesPreflight())
			.hasCause("has CORS headers, and the status 401")
			.hasAction("Delete the filter that writes the headers.")
			.hasAction("add http.cors(Customizer.withDefaults())")
			.hasReason("invalid-status")
			.isFixedBy(SecurityWithCors.class);
	}

	@Test
	void thePreflightIsRedirectedToTheHttpsUrl() {
		Browser page = Browser.at("http://app.example.com");
		Mistake
			.in(RedirectToHttps.class,
					(mvc) -> assertThat(page.using(mvc).servedAt("http://api.example.com").put("/items/1"))
						.isReadable())
			.hasCause("It leads to the same URL with https.")
			.hasAction(".servedAt(\"https://api.example.com\")")
			.isFixedInThePage((mvc) -> assertThat(page.using(mvc).servedAt("https://api.example.com").put("/items/1"))
				.isReadable());
	}

	@Test
	void aPageOnTlsCallsAnApplicationWithout() {
		Mistake
			.in(RuleForTheOrigin.class,
					(mvc) -> assertThat(APP.using(mvc).servedAt("http://api.example.com").get("/items")).isReadable())
			.hasCause("The page was loaded over https, and asks for something without TLS.")
			.hasAction("Serve the application over https")
			.hasReason("mixed-content")
			.isFixedInThePage(
					(mvc) -> assertThat(APP.using(mvc).servedAt("https://api.example.com").get("/items")).isReadable());
	}

	@Test
	void aPageInASandbox() {
		Mistake.in(RuleForTheOrigin.class, (mvc) -> assertThat(APP.inSandbox().using(mvc).get("/items")).isReadable())
			.hasCause("The origin of the page is null, as for a file")
			.hasAction("Do not allow the origin null")
			.isFixedInThePage((mvc) -> assertThat(APP.using(mvc).get("/items")).isReadable());
	}

	@Test
	void aFilterWritesTheHeaderTwice() {
		Mistake.in(HeaderTwice.class, (mvc) -> assertThat(APP.using(mvc).get("/items")).isReadable())
			.hasCause("The response has Access-Control-Allow-Origin more than once")
			.hasAction("delete the code in the filter that sets Access-Control-Allow-Origin")
			.hasReason("multiple-allow-origin-values")
			.isFixedBy(RuleForTheOrigin.class);
	}

	@Test
	void aFilterWritesTheOriginWithASlash() {
		Mistake.in(OriginWithSlash.class, (mvc) -> assertThat(APP.using(mvc).get("/items")).isReadable())
			.hasCause("allows \"https://app.example.com/\", and the page is at \"https://app.example.com\"")
			.hasCause("An origin ends after its host or port: no slash and no path may follow.")
			.hasAction("registry.addMapping(\"/items\").allowedOrigins(\"https://app.example.com\");")
			.hasReason("allow-origin-mismatch")
			.isFixedBy(RuleForTheOrigin.class);
	}

	@Test
	void aFilterRepeatsTheOriginWithoutVary() {
		Mistake.in(OriginWithoutVary.class, (mvc) -> assertThat(APP.using(mvc).get("/items")).variesByOrigin())
			.hasCause("has no Vary: Origin: a cache, or the browser itself, can give it to a page of another origin")
			.hasAction("Delete the code")
			.hasAction("registry.addMapping(\"/items\").allowedOrigins(\"https://app.example.com\");")
			.isFixedBy(RuleForTheOrigin.class);
	}

	@Test
	void aFilterRefusesTheRequestBeforeSpringAddsTheHeaders() {
		Mistake.in(RateLimit.class, (mvc) -> assertThat(APP.using(mvc).get("/items")).hasStatus(429))
			.hasCause("This 429 has no CORS headers: it was written by a filter that runs before Spring's CORS")
			.hasAction("source.registerCorsConfiguration(\"/items\", cors);")
			.hasAction("filter.setOrder(Ordered.HIGHEST_PRECEDENCE);")
			.isFixedBy(RateLimitAfterCors.class);
	}

	@Test
	void theResponseToAnErrorHasNoHeaders() {
		Mistake.in(FailingFilter.class, (mvc) -> assertThat(APP.using(mvc).get("/items")).hasStatus(500))
			.hasCause("Any other was thrown by a filter that runs before Spring's CORS.")
			.hasAction("filter.setOrder(Ordered.HIGHEST_PRECEDENCE);")
			.isFixedBy(FailingFilterAfterCors.class);
	}

	@Test
	void headerNotExposed() {
		Mistake.in(RuleForTheOrigin.class, (mvc) -> assertThat(APP.using(mvc).get("/items")).exposes("X-Total-Count"))
			.hasCause("The response has the header, and Access-Control-Expose-Headers does not list it.")
			.hasAction(".exposedHeaders(\"X-Total-Count\")")
			.isFixedBy(RuleWithExposedHeader.class);
	}

	@Test
	void everyHeaderExposedTogetherWithCredentials() {
		Mistake
			.in(RuleThatExposesEveryHeader.class,
					(mvc) -> assertThat(APP.using(mvc).get("/items").withCredentials()).exposes("X-Total-Count"))
			.hasCause("For a request with credentials, \"*\" in Access-Control-Expose-Headers stands for nothing.")
			.hasAction(".exposedHeaders(\"X-Total-Count\")")
			.isFixedBy(RuleWithExposedHeaderAndCredentials.class);
	}

	@Test
	void thePreflightIsNotRemembered() {
		Mistake
			.in(RuleWithoutMaxAge.class,
					(mvc) -> assertThat(APP.using(mvc).put("/items/1")).remembersPreflightFor(Duration.ofMinutes(10)))
			.hasCause("The answer has Access-Control-Max-Age: 0.")
			.hasAction(".maxAge(600)")
			.isFixedBy(RuleWithMaxAge.class);
	}

	@Test
	void aCookieWithoutSameSiteForAPageOfAnotherSite() {
		Mistake
			.in(LaxCookie.class,
					(mvc) -> assertThat(
							APP.using(mvc).servedAt("https://api.example.net").post("/login").withCredentials())
						.setsCookie("SESSION"))
			.hasCause("the cookie does not have SameSite=None. Without SameSite, browsers take Lax.")
			.hasAction("sameSite(\"None\").secure(true)")
			.isFixedBy(CookieForOtherSites.class);
	}

	@Test
	void aCookieAndARequestWithoutCredentials() {
		Mistake
			.in(LaxCookie.class,
					(mvc) -> assertThat(APP.using(mvc).servedAt("https://api.example.com").post("/login"))
						.setsCookie("SESSION"))
			.hasCause("The page makes the request without credentials.")
			.hasAction("withCredentials()")
			.isFixedInThePage((mvc) -> assertThat(
					APP.using(mvc).servedAt("https://api.example.com").post("/login").withCredentials())
				.setsCookie("SESSION"));
	}

	private static FilterRegistrationBean<Filter> refusing(int status) {
		return filter((request, response, chain) -> response.setStatus(status), Ordered.HIGHEST_PRECEDENCE + 100);
	}

	private static FilterRegistrationBean<Filter> first(HttpFilter filter) {
		return filter(filter, Ordered.HIGHEST_PRECEDENCE);
	}

	private static FilterRegistrationBean<Filter> filter(HttpFilter filter, int order) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> filter
			.doFilter((HttpServletRequest) request, (HttpServletResponse) response, chain));
		registration.setOrder(order);
		return registration;
	}

	static class RuleForAnotherPath extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/other").allowedOrigins(APP);
		}

	}

	static class RuleForTheOrigin extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items").allowedOrigins("https://app.example.com");
		}

	}

	static class RuleForAPut extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items/1")
				.allowedOrigins("https://app.example.com")
				.allowedMethods("PUT")
				.allowedHeaders("x-request-id")
				.allowCredentials(true);
		}

	}

	static class RuleForHttp extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items").allowedOrigins("http://app.example.com");
		}

	}

	static class RuleForPort3000 extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items").allowedOrigins("http://localhost:3000");
		}

	}

	static class RuleForPort5173 extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items").allowedOrigins("http://localhost:5173");
		}

	}

	static class RuleForSubdomains extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items").allowedOriginPatterns("https://*.example.com");
		}

	}

	static class RuleForDomainAndSubdomains extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items")
				.allowedOriginPatterns("https://*.example.com")
				.allowedOrigins("https://example.com");
		}

	}

	static class RuleWithoutPut extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/**").allowedOrigins(APP);
		}

	}

	static class RuleWithPut extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/**").allowedOrigins(APP).allowedMethods("GET", "HEAD", "POST", "PUT");
		}

	}

	static class RuleWithOneHeader extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items").allowedOrigins(APP).allowedHeaders("authorization");
		}

	}

	static class RuleWithTwoHeaders extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items").allowedOrigins(APP).allowedHeaders("authorization", "x-request-id");
		}

	}

	static class RuleForEveryOrigin extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items").allowedOrigins("*");
		}

	}

	static class RuleWithCredentials extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items").allowedOrigins("https://app.example.com").allowCredentials(true);
		}

	}

	static class AnnotationWithoutOrigins extends Api {

		@CrossOrigin
		@PostMapping("/annotated")
		void annotated() {
		}

	}

	static class AnnotationWithOrigins extends Api {

		@CrossOrigin(origins = APP)
		@PostMapping("/annotated")
		void annotated() {
		}

	}

	@EnableWebSecurity
	static class SecurityWithoutCors extends RuleWithPut {

		@Bean
		SecurityFilterChain security(HttpSecurity http) throws Exception {
			return http.csrf(AbstractHttpConfigurer::disable)
				.cors(AbstractHttpConfigurer::disable)
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager();
		}

	}

	@EnableWebSecurity
	static class SecurityWithCors extends RuleWithPut {

		@Bean
		SecurityFilterChain security(HttpSecurity http) throws Exception {
			return http.csrf(AbstractHttpConfigurer::disable)
				.cors(Customizer.withDefaults())
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager();
		}

	}

	@EnableWebSecurity
	static class LoginPageWithoutCors extends RuleWithPut {

		@Bean
		SecurityFilterChain security(HttpSecurity http) throws Exception {
			return http.csrf(AbstractHttpConfigurer::disable)
				.cors(AbstractHttpConfigurer::disable)
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager();
		}

	}

	@EnableWebSecurity
	static class LoginPageWithStatus extends RuleWithPut {

		@Bean
		SecurityFilterChain security(HttpSecurity http) throws Exception {
			return http.csrf(AbstractHttpConfigurer::disable)
				.cors(Customizer.withDefaults())
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.exceptionHandling((exceptions) -> exceptions
					.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager();
		}

	}

	static class HeadersInFrontOfSecurity extends SecurityWithoutCors {

		@Bean
		FilterRegistrationBean<Filter> headers() {
			return first((request, response, chain) -> {
				response.setHeader("Access-Control-Allow-Origin", APP);
				chain.doFilter(request, response);
			});
		}

	}

	static class RedirectToHttps extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/**").allowedOrigins("http://app.example.com").allowedMethods("PUT");
		}

		@Bean
		FilterRegistrationBean<Filter> tls() {
			return first((request, response, chain) -> {
				if (request.isSecure()) {
					chain.doFilter(request, response);
				}
				else {
					response.setStatus(308);
					response.setHeader("Location", "https://" + request.getServerName() + request.getRequestURI());
				}
			});
		}

	}

	static class HeaderTwice extends RuleForTheOrigin {

		@Bean
		FilterRegistrationBean<Filter> headers() {
			return first((request, response, chain) -> {
				chain.doFilter(request, response);
				response.addHeader("Access-Control-Allow-Origin", APP);
			});
		}

	}

	static class OriginWithSlash extends Api {

		@Bean
		FilterRegistrationBean<Filter> headers() {
			return first((request, response, chain) -> {
				response.setHeader("Access-Control-Allow-Origin", APP + "/");
				chain.doFilter(request, response);
			});
		}

	}

	static class OriginWithoutVary extends Api {

		@Bean
		FilterRegistrationBean<Filter> headers() {
			return first((request, response, chain) -> {
				response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
				response.setHeader("Vary", "Accept-Encoding");
				response.getWriter().write("[]");
			});
		}

	}

	static class RateLimit extends RuleForTheOrigin {

		@Bean
		FilterRegistrationBean<Filter> rateLimit() {
			return refusing(429);
		}

	}

	static class RateLimitAfterCors extends CorsFirst {

		@Bean
		FilterRegistrationBean<Filter> rateLimit() {
			return refusing(429);
		}

	}

	static class FailingFilter extends RuleForTheOrigin {

		@Bean
		FilterRegistrationBean<Filter> failing() {
			return refusing(500);
		}

	}

	static class FailingFilterAfterCors extends CorsFirst {

		@Bean
		FilterRegistrationBean<Filter> failing() {
			return refusing(500);
		}

	}

	static class CorsFirst extends Api {

		@Bean
		FilterRegistrationBean<CorsFilter> corsHeadersFirst() {
			CorsConfiguration cors = new CorsConfiguration();
			cors.setAllowedOrigins(List.of("https://app.example.com"));
			cors.setAllowedMethods(List.of("GET"));
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/items", cors);
			FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(source));
			filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return filter;
		}

	}

	static class RuleWithExposedHeader extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items").allowedOrigins(APP).exposedHeaders("X-Total-Count");
		}

	}

	static class RuleThatExposesEveryHeader extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items").allowedOrigins(APP).exposedHeaders("*").allowCredentials(true);
		}

	}

	static class RuleWithExposedHeaderAndCredentials extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/items").allowedOrigins(APP).exposedHeaders("X-Total-Count").allowCredentials(true);
		}

	}

	static class RuleWithoutMaxAge extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/**").allowedOrigins(APP).allowedMethods("PUT").maxAge(0);
		}

	}

	static class RuleWithMaxAge extends Api {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/**").allowedOrigins(APP).allowedMethods("PUT").maxAge(600);
		}

	}

	static class LaxCookie extends Api {

		@CrossOrigin(origins = APP, allowCredentials = "true")
		@PostMapping("/login")
		void login(HttpServletResponse response) {
			response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from("SESSION", "1").build().toString());
		}

	}

	static class CookieForOtherSites extends Api {

		@CrossOrigin(origins = APP, allowCredentials = "true")
		@PostMapping("/login")
		void login(HttpServletResponse response) {
			response.addHeader(HttpHeaders.SET_COOKIE,
					ResponseCookie.from("SESSION", "1").sameSite("None").secure(true).build().toString());
		}

	}

	@FunctionalInterface
	interface HttpFilter {

		void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws IOException, ServletException;

	}

}
