package io.github.corsstarter.chromium;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The sites of these tests: whichever name is asked, this application answers. Its pages
 * are empty, and the API lies below {@code /api/}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ SiteApplication.Pages.class, SiteApplication.Api.class })
class SiteApplication {

	@Bean
	Exchanges exchanges() {
		return new Exchanges();
	}

	@Bean
	Transfers transfers() {
		return new Transfers();
	}

	/**
	 * Stands outside everything of the starter.
	 */
	@Bean
	FilterRegistrationBean<Exchanges> exchangesFilter(Exchanges exchanges) {
		FilterRegistrationBean<Exchanges> registration = new FilterRegistrationBean<>(exchanges);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	/**
	 * Outside Spring MVC, which would answer preflights itself.
	 */
	@Bean
	ServletRegistrationBean<Layers> layers() {
		return new ServletRegistrationBean<>(new Layers(), "/layers/*");
	}

	@Bean
	SmartInitializingSingleton socket(ServletContext context) {
		return () -> {
			ServerContainer container = (ServerContainer) context.getAttribute(ServerContainer.class.getName());
			try {
				container.addEndpoint(ServerEndpointConfig.Builder.create(Greeter.class, "/api/socket").build());
			}
			catch (DeploymentException ex) {
				throw new IllegalStateException(ex);
			}
		};
	}

	private static String cookie(String name, String value, String sameSite) {
		return ResponseCookie.from(name, value)
			.path("/")
			.secure(true)
			.httpOnly(true)
			.sameSite(sameSite)
			.build()
			.toString();
	}

	/**
	 * Every request, in the order in which they came.
	 */
	static final class Exchanges extends OncePerRequestFilter {

		private final List<Exchange> all = new CopyOnWriteArrayList<>();

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			Exchange exchange = new Exchange(request);
			this.all.add(exchange);
			try {
				chain.doFilter(request, response);
			}
			finally {
				exchange.finished(response);
			}
		}

		List<Exchange> to(String url) {
			return this.all.stream().filter((exchange) -> exchange.url().equals(url)).toList();
		}

		void forget() {
			this.all.clear();
		}

	}

	/**
	 * What somebody who is logged in has done.
	 */
	static final class Transfers {

		private final List<String> all = new CopyOnWriteArrayList<>();

		List<String> all() {
			return this.all;
		}

	}

	/**
	 * The mistakes of gateways and proxies in front of an application.
	 */
	static final class Layers extends HttpServlet {

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			response.addHeader("Access-Control-Allow-Origin", Sites.SHOP);
			if (request.getPathInfo().equals("/twice")) {
				response.addHeader("Access-Control-Allow-Origin", Sites.SHOP);
			}
			else if (request.getPathInfo().equals("/moved")) {
				response.sendRedirect("/layers/moved/");
			}
			else {
				response.setStatus(HttpServletResponse.SC_FORBIDDEN);
			}
		}

	}

	public static final class Greeter extends Endpoint {

		@Override
		public void onOpen(Session session, EndpointConfig config) {
			session.getAsyncRemote().sendText("welcome");
		}

	}

	@RestController
	static class Pages {

		@GetMapping(path = "/page", produces = MediaType.TEXT_HTML_VALUE)
		String page(@RequestParam(required = false, defaultValue = "strict-origin-when-cross-origin") String referrer) {
			return """
					<!doctype html>
					<title>A page</title>
					<meta name="referrer" content="%s">
					<link rel="icon" href="data:,">
					""".formatted(referrer);
		}

		/**
		 * Whoever opens this is logged in, with a cookie for each way in which they
		 * travel.
		 */
		@GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
		ResponseEntity<String> login() {
			HttpHeaders headers = new HttpHeaders();
			for (String sameSite : List.of("None", "Lax", "Strict")) {
				headers.add(HttpHeaders.SET_COOKIE, cookie(sameSite.toLowerCase(Locale.ROOT), "ada", sameSite));
			}
			return ResponseEntity.ok().headers(headers).body("<!doctype html><link rel=icon href=data:,>");
		}

		@GetMapping("/redirect")
		ResponseEntity<Void> redirect(@RequestParam String to) {
			return ResponseEntity.status(HttpStatus.FOUND).header(HttpHeaders.LOCATION, to).build();
		}

		@GetMapping("/outside")
		String outside() {
			return "outside";
		}

		@CrossOrigin(Sites.SHOP)
		@GetMapping("/annotated")
		String annotated() {
			return "annotated";
		}

	}

	@RestController
	@RequestMapping("/api")
	static class Api {

		private final Transfers transfers;

		Api(Transfers transfers) {
			this.transfers = transfers;
		}

		@GetMapping({ "/items", "/public/items", "/opaque/items", "/anonymous/items" })
		ResponseEntity<List<String>> items() {
			return ResponseEntity.ok()
				.header("X-Total-Count", "2")
				.header("X-Served-By", "items-1")
				.body(List.of("one", "two"));
		}

		@PutMapping("/items")
		String put() {
			return "changed";
		}

		@RequestMapping("/anything")
		String anything() {
			return "anything";
		}

		@GetMapping("/cookies")
		Map<String, String> cookies(HttpServletRequest request) {
			Map<String, String> cookies = new TreeMap<>();
			if (request.getCookies() != null) {
				for (Cookie cookie : request.getCookies()) {
					cookies.put(cookie.getName(), cookie.getValue());
				}
			}
			return cookies;
		}

		@GetMapping("/visits")
		ResponseEntity<Integer> visits(@CookieValue(defaultValue = "0") int visits) {
			return ResponseEntity.ok()
				.header(HttpHeaders.SET_COOKIE, cookie("visits", Integer.toString(visits + 1), "None"))
				.body(visits + 1);
		}

		@GetMapping("/broken")
		String broken() {
			throw new IllegalStateException("This always fails");
		}

		@GetMapping("/redirect")
		ResponseEntity<Void> redirect(@RequestParam String to) {
			return ResponseEntity.status(HttpStatus.FOUND).header(HttpHeaders.LOCATION, to).build();
		}

		@GetMapping("/stream")
		SseEmitter stream(@CookieValue(defaultValue = "nobody") String none) throws IOException {
			SseEmitter emitter = new SseEmitter();
			emitter.send(SseEmitter.event().data("one for " + none));
			emitter.send(SseEmitter.event().data("two for " + none));
			emitter.send(SseEmitter.event().name("done").data(""));
			emitter.complete();
			return emitter;
		}

		@CrossOrigin(Sites.SHOP)
		@GetMapping("/annotated")
		String annotated() {
			return "annotated";
		}

		@PostMapping("/transfers")
		String transfer(@RequestParam String to) {
			this.transfers.all().add(to);
			return "transferred to " + to;
		}

	}

}
