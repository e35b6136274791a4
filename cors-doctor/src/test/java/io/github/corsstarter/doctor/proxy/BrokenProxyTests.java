package io.github.corsstarter.doctor.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.SmallApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mistakes in the configuration of real proxies. For each one the program names the layer
 * and the cause. Without {@code compare} it sees only what comes through the front.
 */
class BrokenProxyTests {

	private static final String UNMARKED = "";

	@TempDir
	private static Path directory;

	private static RawServer application;

	@BeforeAll
	static void start() {
		application = SmallApi.start();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	static Stream<Mistake> mistakes() {
		return Stream.of(
				// configuration | command | layer | cause
				nginx("add_header without always, and an error", """
						location / {
							add_header Access-Control-Allow-Origin $http_origin;
							proxy_pass http://{application};
						}""", "GET /plain/missing", "nginx", "add always to each add_header"),
				nginx("the header twice", """
						location / {
							add_header Access-Control-Allow-Origin * always;
							proxy_pass http://{application};
						}""", "GET /items", "nginx", "Two layers write Access-Control-Allow-Origin"),
				nginx("the header twice", """
						location / {
							add_header Access-Control-Allow-Origin * always;
							proxy_pass http://{application};
						}""", "compare GET /items", "nginx", "nginx writes a second Access-Control-Allow-Origin"),
				nginx("the header hidden", """
						location / {
							proxy_hide_header Access-Control-Allow-Origin;
							proxy_pass http://{application};
						}""", "compare GET /items", "nginx", "nginx removes Access-Control-Allow-Origin"),
				nginx("all headers hidden", """
						location / {
							proxy_hide_header Access-Control-Allow-Origin;
							proxy_hide_header Access-Control-Expose-Headers;
							proxy_pass http://{application};
						}""", "compare GET /items", "nginx",
						"nginx removes the CORS headers of the answer, or Origin of the request"),
				nginx("the slash of a location", """
						location /items/ {
							proxy_pass http://{application};
						}""", "PUT /items", "nginx", "nginx answered the preflight itself with 301"),
				nginx("a small limit for bodies", """
						client_max_body_size 1;
						location / {
							proxy_pass http://{application};
						}""", "POST /items", "nginx", "larger than nginx allows"),
				nginx("OPTIONS refused by return", """
						location / {
							if ($request_method = OPTIONS) {
								return 405;
							}
							proxy_pass http://{application};
						}""", "PUT /items", "nginx", "look for return 405"),
				nginx("OPTIONS refused by limit_except", """
						location / {
							limit_except GET PUT {
								deny all;
							}
							proxy_pass http://{application};
						}""", "PUT /items", "nginx", "Look for limit_except"), nginx("a login for preflights", """
						location / {
							auth_basic site;
							auth_basic_user_file /dev/null;
							proxy_pass http://{application};
						}""", "PUT /items", "nginx", "nginx demands a login"),
				nginx("OPTIONS answered in an if block", """
						location / {
							add_header Access-Control-Allow-Origin $http_origin always;
							if ($request_method = OPTIONS) {
								add_header Cache-Control no-store;
								return 204;
							}
							proxy_pass http://{application};
						}""", "PUT /items", "nginx", "an if block"), nginx("OPTIONS answered in an if block", """
						location / {
							if ($request_method = OPTIONS) {
								return 204;
							}
							proxy_pass http://{application};
						}""", "compare PUT /items", "nginx", "nginx answers the preflight with 204"),
				nginx("an application that is down", """
						location / {
							proxy_pass http://127.0.0.1:1;
						}""", "GET /items", "nginx", "nginx got no answer from the application"),
				nginx("a cache without Origin in its key", """
						location / {
							proxy_cache items;
							proxy_cache_key $request_uri;
							proxy_cache_valid 200 1m;
							proxy_ignore_headers Set-Cookie;
							add_header X-Cache-Status $upstream_cache_status;
							proxy_pass http://{application};
						}""", "after another page: GET /shared", "nginx", "X-Cache-Status: HIT"),
				nginx("a cache that leaves no mark", """
						location / {
							proxy_cache items;
							proxy_cache_key $request_uri;
							proxy_cache_valid 200 1m;
							proxy_ignore_headers Set-Cookie;
							proxy_pass http://{application};
						}""", "after another page: compare GET /shared", "nginx",
						"a cache keeps the response for another page"),
				nginx("no Origin for the application", """
						location / {
							proxy_set_header Origin "";
							proxy_pass http://{application};
						}""", "compare PUT /items", "nginx", "nginx removes Origin from the preflight"),
				apache("Header set without always, and an error of Apache", """
						Header set Access-Control-Allow-Origin *
						ProxyPass / http://127.0.0.1:1/
						""", "GET /items", "Apache HTTP Server", "write the CORS headers with Header always set"),
				apache("the header twice", """
						Header always set Access-Control-Allow-Origin *
						ProxyPass / http://{application}/
						""", "GET /items", "Apache HTTP Server", "Two layers write Access-Control-Allow-Origin"),
				apache("the header twice", """
						Header always set Access-Control-Allow-Origin *
						ProxyPass / http://{application}/
						""", "compare GET /items", "Apache HTTP Server",
						"Apache HTTP Server writes a second Access-Control-Allow-Origin"),
				apache("OPTIONS refused by Limit", """
						<Location />
							<Limit OPTIONS>
								Require all denied
							</Limit>
						</Location>
						ProxyPass / http://{application}/
						""", "PUT /items", "Apache HTTP Server", "Look for Require, Limit and LimitExcept"),
				apache("OPTIONS answered by a rewrite rule", """
						RewriteEngine On
						RewriteCond %{REQUEST_METHOD} OPTIONS
						RewriteRule .* - [R=204,L]
						ProxyPass / http://{application}/
						""", "compare PUT /items", "Apache HTTP Server",
						"Apache HTTP Server answers the preflight with 204"),
				apache("no Origin for the application", """
						RequestHeader unset Origin
						ProxyPass / http://{application}/
						""", "compare PUT /items", "Apache HTTP Server",
						"Apache HTTP Server removes Origin from the preflight"),
				haproxy("a backend without servers", "use_backend empty if TRUE", "GET /items", "HAProxy",
						"HAProxy has no server that answers"),
				haproxy("OPTIONS denied", "http-request deny if METH_OPTIONS", "PUT /items", "HAProxy",
						"a rule of HAProxy refuses the request"),
				haproxy("no Origin for the application", "http-request del-header origin", "compare PUT /items",
						"HAProxy", "HAProxy removes Origin from the preflight"),
				haproxy("the header removed", "http-response del-header access-control-allow-origin",
						"compare GET /items", "HAProxy", "HAProxy removes Access-Control-Allow-Origin"),
				haproxy("the header twice", "http-response add-header access-control-allow-origin *",
						"compare GET /items", "HAProxy", "HAProxy writes a second Access-Control-Allow-Origin"),
				haproxy("OPTIONS answered", "http-request return status 204 if METH_OPTIONS", "compare PUT /items",
						UNMARKED, "answers the preflight with 204 and without the CORS headers"),
				haproxy("a redirect to https", "http-request redirect scheme https code 301", "PUT /items", UNMARKED,
						"only the scheme changes"));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void layerAndCauseAreNamed(Mistake mistake) throws IOException {
		Path folder = Files.createTempDirectory(directory, "proxy");
		try (RealProxy.Running proxy = mistake.proxy().start(mistake.lines(), application.port(), folder)) {
			if (mistake.command().startsWith("after another page: ")) {
				ask(mistake, proxy, SmallApi.OTHER_PAGE);
			}
			Command command = ask(mistake, proxy, SmallApi.PAGE);
			assertThat(command.exitCode()).as(command.output()).isEqualTo(1);
			assertThat(command.output()).startsWith("BLOCKED").contains(mistake.cause()).doesNotContain("s3cr3t");
			if (mistake.layer().isEmpty()) {
				assertThat(command.output()).doesNotContainPattern("  Layer    (?!not known)");
			}
			else {
				assertThat(command.output()).contains("  Layer    " + mistake.layer() + "\n");
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void proxyThatOnlyPassesOnMakesNoDifference(RealProxy proxy) throws IOException {
		Path folder = Files.createTempDirectory(directory, "proxy");
		String lines = switch (proxy) {
			case NGINX -> "location / { proxy_pass http://{application}; }";
			case APACHE -> "ProxyPass / http://{application}/";
			case HAPROXY -> "";
		};
		try (RealProxy.Running running = proxy.start(lines, application.port(), folder)) {
			for (String request : List.of("GET /items", "PUT /items", "GET /missing")) {
				Command command = ask(new Mistake("", proxy, lines, "compare " + request, "", ""), running,
						SmallApi.PAGE);
				assertThat(command.output()).startsWith("OK       Readable through the front and directly.");
				assertThat(command.exitCode()).isZero();
			}
		}
	}

	/**
	 * HAProxy leaves no other mark.
	 */
	@Test
	void evidenceForHaproxyIsShown() throws IOException {
		Path folder = Files.createTempDirectory(directory, "proxy");
		try (RealProxy.Running running = RealProxy.HAPROXY.start("", application.port(), folder)) {
			Command command = ask(new Mistake("", RealProxy.HAPROXY, "", "compare GET /items", "", ""), running,
					SmallApi.PAGE);
			assertThat(command.output()).contains("  = front: HAProxy is on the way (likely): the names of the "
					+ "application's headers arrive in lower case");
		}
	}

	static Stream<Mistake> actions() {
		return Stream.of(nginx("always for errors", """
				location / {
					add_header Access-Control-Allow-Origin $http_origin always;
					proxy_pass http://{application};
				}""", "GET /plain/missing"), nginx("the header of the application hidden", """
				location / {
					proxy_hide_header Access-Control-Allow-Origin;
					add_header Access-Control-Allow-Origin * always;
					proxy_pass http://{application};
				}""", "GET /items"), nginx("Origin in the cache key", """
				location / {
					proxy_cache items;
					proxy_cache_key $request_uri$http_origin;
					proxy_cache_valid 200 1m;
					proxy_ignore_headers Set-Cookie;
					proxy_pass http://{application};
				}""", "after another page: GET /shared"), nginx("no login for OPTIONS", """
				location / {
					limit_except OPTIONS {
						auth_basic site;
						auth_basic_user_file /dev/null;
					}
					proxy_hide_header Access-Control-Allow-Origin;
					add_header Access-Control-Allow-Origin $http_origin always;
					proxy_pass http://{application};
				}""", "PUT /items"), nginx("the headers in the if block", """
				location / {
					if ($request_method = OPTIONS) {
						add_header Access-Control-Allow-Origin $http_origin;
						add_header Access-Control-Allow-Methods PUT;
						return 204;
					}
					proxy_pass http://{application};
				}""", "PUT /items"), apache("always for errors", """
				Header always set Access-Control-Allow-Origin *
				ProxyPass / http://127.0.0.1:1/
				""", "GET /items"), apache("the header of the application removed", """
				Header onsuccess unset Access-Control-Allow-Origin
				Header always set Access-Control-Allow-Origin *
				ProxyPass / http://{application}/
				""", "GET /items"), apache("OPTIONS left out of LimitExcept", """
				<Location />
					<LimitExcept GET PUT OPTIONS>
						Require all denied
					</LimitExcept>
				</Location>
				ProxyPass / http://{application}/
				""", "PUT /items"),
				haproxy("set-header", "http-response set-header access-control-allow-origin *", "GET /items"),
				haproxy("return with hdr", "http-request return status 204 hdr access-control-allow-origin * "
						+ "hdr access-control-allow-methods PUT if METH_OPTIONS", "PUT /items"));
	}

	@ParameterizedTest
	@MethodSource("actions")
	void actionHelps(Mistake action) throws IOException {
		Path folder = Files.createTempDirectory(directory, "proxy");
		try (RealProxy.Running proxy = action.proxy().start(action.lines(), application.port(), folder)) {
			if (action.command().startsWith("after another page: ")) {
				ask(action, proxy, SmallApi.OTHER_PAGE);
			}
			Command command = ask(action, proxy, SmallApi.PAGE);
			assertThat(command.output()).startsWith("OK");
			assertThat(command.exitCode()).isZero();
		}
	}

	private static Command ask(Mistake mistake, RealProxy.Running proxy, String page) {
		String command = mistake.command().replace("after another page: ", "");
		List<String> arguments = new ArrayList<>();
		if (command.startsWith("compare ")) {
			arguments.addAll(List.of("compare", "--direct", application.url(path(command))));
		}
		String method = command.replace("compare ", "").split(" ")[0];
		arguments.addAll(List.of(proxy.url(path(command)), "--origin", page, "--connect-to",
				"127.0.0.1:" + proxy.port(), "-X", method));
		if (method.equals("POST")) {
			arguments.addAll(List.of("--data", "a body of some length"));
		}
		return Command.run(arguments.toArray(String[]::new));
	}

	private static String path(String command) {
		return command.substring(command.lastIndexOf(' ') + 1);
	}

	private static Mistake nginx(String name, String lines, String command) {
		return nginx(name, lines, command, "", "");
	}

	private static Mistake nginx(String name, String lines, String command, String layer, String cause) {
		return new Mistake(name, RealProxy.NGINX, lines, command, layer, cause);
	}

	private static Mistake apache(String name, String lines, String command) {
		return apache(name, lines, command, "", "");
	}

	private static Mistake apache(String name, String lines, String command, String layer, String cause) {
		return new Mistake(name, RealProxy.APACHE, lines, command, layer, cause);
	}

	private static Mistake haproxy(String name, String lines, String command) {
		return haproxy(name, lines, command, "", "");
	}

	private static Mistake haproxy(String name, String lines, String command, String layer, String cause) {
		return new Mistake(name, RealProxy.HAPROXY, lines, command, layer, cause);
	}

	/**
	 * A mistake, and what the program says about it.
	 */
	record Mistake(String name, RealProxy proxy, String lines, String command, String layer, String cause) {

		@Override
		public String toString() {
			return this.proxy + ": " + this.name + ", " + this.command;
		}

	}

}
