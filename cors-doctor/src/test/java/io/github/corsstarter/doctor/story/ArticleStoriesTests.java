package io.github.corsstarter.doctor.story;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.SmallApi;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people told about CORS behind gateways, rebuilt with gateways on sockets that do
 * what the documentation of the real ones says. The program names the layer and an
 * action; with the action applied it says OK.
 */
class ArticleStoriesTests {

	/**
	 * The integration drops the slash, the application redirects to the path with one,
	 * and does not know the stage: the browser ends where the API has no resource.
	 */
	@Test
	void stageThatARedirectLoses() {
		try (RawServer application = server(DjangoProject::answer)) {
			RestApi gateway = new RestApi(application.port());
			try (RawServer front = server(gateway::answer)) {
				assertThat(ask(front, "/prod/items", "-H", "Authorization: Bearer x")).startsWith("BLOCKED")
					.contains("Layer    API Gateway (REST API)")
					.contains("The request is redirected from http://api.example.com/prod/items to "
							+ "http://api.example.com/items/, without /prod")
					.contains("API Gateway: a slash at the end of the endpoint, as in http://host/{proxy}/");
				gateway.endpoint = "/{proxy}/";
				assertThat(ask(front, "/prod/items", "-H", "Authorization: Bearer x")).startsWith("OK");
			}
		}
	}

	@Test
	void comparisonOfTheStageNamesTheGatewayToo() {
		try (RawServer application = server(DjangoProject::answer);
				RawServer front = server(new RestApi(application.port())::answer)) {
			assertThat(Command
				.run("compare", "http://api.example.com/prod/items", "--connect-to", "127.0.0.1:" + front.port(),
						"--direct", application.url("/items"), "--origin", SmallApi.PAGE, "-H",
						"Authorization: Bearer x")
				.output()).startsWith("BLOCKED  Blocked through the front, readable directly")
				.contains("Layer    API Gateway (REST API)", "without /prod");
		}
	}

	@Test
	void backendThatIsShutDown() {
		RawServer stopped = SmallApi.start();
		stopped.close();
		RestApi gateway = new RestApi(stopped.port());
		try (RawServer front = server(gateway::answer)) {
			assertThat(ask(front, "/prod/items")).startsWith("BLOCKED")
				.contains("Layer    API Gateway (REST API)", "could not reach the endpoint of the integration",
						"Action   Start the application");
			try (RawServer started = SmallApi.start()) {
				gateway.application = new Upstream(started.port());
				assertThat(ask(front, "/prod/items")).startsWith("OK");
			}
		}
	}

	@Test
	void cacheWithoutOriginInItsKey() {
		try (RawServer application = SmallApi.start()) {
			CloudFront gateway = new CloudFront(application.port());
			try (RawServer front = server(gateway::answer)) {
				Command.run("http://api.example.com/items", "--origin", SmallApi.OTHER_PAGE, "--connect-to",
						"127.0.0.1:" + front.port());
				assertThat(ask(front, "/items")).startsWith("BLOCKED")
					.contains("Layer    CloudFront",
							"A cache answered with a response that was made for another request",
							"Make Origin a part of the cache key (CloudFront: a cache policy with the header Origin)");
				gateway.cachePolicy.add("Origin");
				assertThat(ask(front, "/items")).startsWith("OK");
			}
		}
	}

	@Test
	void headersOfNginxAndOfTheApplication() {
		try (RawServer application = SmallApi.start()) {
			Nginx gateway = new Nginx(application.port());
			try (RawServer front = server(gateway::answer)) {
				assertThat(ask(front, "/items")).startsWith("BLOCKED")
					.contains("Layer    nginx", "Two layers write Access-Control-Allow-Origin", "remove add_header");
				gateway.addHeader = "";
				assertThat(ask(front, "/items")).startsWith("OK");
			}
		}
	}

	/**
	 * The API answers preflights and removes the headers of the application.
	 */
	@Test
	void corsOfAnHttpApi() {
		try (RawServer application = SmallApi.start()) {
			HttpApi gateway = new HttpApi(application.port());
			try (RawServer front = server(gateway::answer)) {
				assertThat(ask(front, "/items", "-X", "PUT")).startsWith("BLOCKED")
					.contains("Layer    API Gateway (HTTP API)", "likely answers OPTIONS itself",
							"or remove that configuration, so that the application answers");
				gateway.cors = "";
				assertThat(ask(front, "/items", "-X", "PUT")).startsWith("OK");
			}
		}
	}

	@Test
	void corsOfAnHttpApiForASimpleRequest() {
		try (RawServer application = SmallApi.start()) {
			HttpApi gateway = new HttpApi(application.port());
			try (RawServer front = server(gateway::answer)) {
				String[] compare = { "compare", "http://api.example.com/items", "--connect-to",
						"127.0.0.1:" + front.port(), "--direct", application.url("/items"), "--origin", SmallApi.PAGE };
				assertThat(Command.run(compare).output()).startsWith("BLOCKED")
					.contains("Layer    API Gateway (HTTP API)", "Remove the CORS configuration of the API");
				gateway.cors = "";
				assertThat(Command.run(compare).output()).startsWith("OK");
			}
		}
	}

	/**
	 * CloudFront asks with the host of the gateway, which the application does not serve.
	 */
	@Test
	void wrongHostBehindCloudFront() {
		try (RawServer application = server(DjangoProject::answer)) {
			CloudFront gateway = new CloudFront(application.port());
			gateway.originHost = "abc123.execute-api.us-east-1.amazonaws.com";
			try (RawServer front = server(gateway::answer)) {
				assertThat(ask(front, "/items/")).startsWith("BLOCKED")
					.contains("Layer    Django", "Django does not serve the host", "forward the original one");
				gateway.copiesHost = true;
				assertThat(ask(front, "/items/")).startsWith("OK");
			}
		}
	}

	/**
	 * For Spring, a page of its own is one of another origin then.
	 */
	@Test
	void ownPageIsRefusedBehindCloudFront() {
		try (RawServer application = server(SpringApplication::answer)) {
			CloudFront gateway = new CloudFront(application.port());
			gateway.originHost = "abc123.execute-api.us-east-1.amazonaws.com";
			try (RawServer front = server(gateway::answer)) {
				String[] ownPage = { "http://www.example.com/items", "--origin", "http://www.example.com", "-X", "POST",
						"--connect-to", "127.0.0.1:" + front.port() };
				assertThat(Command.run(ownPage).output()).contains(
						"Spring's own CORS answered with 403 to a page of its own",
						"Copy Host into X-Forwarded-Host with a CloudFront Function");
				gateway.copiesHost = true;
				assertThat(Command.run(ownPage).output()).startsWith("OK")
					.contains("Cause    The browser gives the page what it asked for.");
			}
		}
	}

	private static String ask(RawServer front, String path, String... options) {
		String[] arguments = new String[options.length + 5];
		System.arraycopy(new String[] { "http://api.example.com" + path, "--origin", SmallApi.PAGE, "--connect-to",
				"127.0.0.1:" + front.port() }, 0, arguments, 0, 5);
		System.arraycopy(options, 0, arguments, 5, options.length);
		return Command.run(arguments).output();
	}

	private static RawServer server(Layer layer) {
		return RawServer.start((request, connection) -> write(layer.answer(request), connection));
	}

	private static void write(String answer, Socket connection) throws IOException {
		connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * A gateway or an application.
	 */
	@FunctionalInterface
	interface Layer {

		String answer(String request) throws IOException;

	}

}
