package io.github.corsstarter.soak;

import java.io.IOException;
import java.util.Random;

import io.github.corsstarter.verification.HttpConnection;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What takes longer than a request and its response: large bodies, streams, questions to
 * the application, and clients that leave in the middle of them. Each has a connection of
 * its own.
 */
enum LongTraffic {

	TENANT {

		@Override
		void send(HttpConnection connection, Random random) throws IOException {
			String origin = "https://a" + random.nextInt() + TENANTS;
			connection.write(request("GET", "/ok", "Origin: " + origin));
			assertAllowed(connection.read(), 200, origin);
			connection.write(request("GET", "/ok"));
			assertThat(connection.read().status()).isEqualTo(200);
		}

	},

	TENANT_WHO_LEAVES_BEFORE_THE_ANSWER {

		@Override
		void send(HttpConnection connection, Random random) throws IOException {
			connection.write(request("GET", "/ok", "Origin: https://a" + random.nextInt() + TENANTS));
			leave(connection, random);
		}

	},

	LARGE_BODY {

		@Override
		void send(HttpConnection connection, Random random) throws IOException {
			connection.write(request("POST", "/length", Site.ORIGIN, CONTENT, "Content-Length: " + LENGTH));
			connection.write(BODY);
			Response response = connection.read();
			assertAllowed(response, 200, Site.NAME);
			assertThat(response.body()).isEqualTo(Integer.toString(LENGTH));
		}

	},

	LARGE_BODY_THAT_THE_HANDLER_DOES_NOT_READ {

		@Override
		void send(HttpConnection connection, Random random) throws IOException {
			connection.write(request("POST", "/posted", Site.ORIGIN, CONTENT, "Content-Length: " + LENGTH));
			connection.write(BODY);
			assertAllowed(connection.read(), 200, Site.NAME);
			connection.write(request("GET", "/ok"));
			assertThat(connection.read().status()).isEqualTo(200);
		}

	},

	LARGE_FORGED_FORM {

		@Override
		void send(HttpConnection connection, Random random) throws IOException {
			connection
				.write(request("POST", "/length", "Sec-Fetch-Site: cross-site", CONTENT, "Content-Length: " + LENGTH));
			connection.write(BODY);
			Response response = connection.read();
			assertThat(response.status()).isEqualTo(403);
			assertThat(response.lines(ALLOW_ORIGIN)).isEmpty();
			connection.write(request("GET", "/ok"));
			assertThat(connection.read().status()).isEqualTo(200);
		}

	},

	BODY_THAT_BREAKS_OFF {

		@Override
		void send(HttpConnection connection, Random random) throws IOException {
			connection.write(request("POST", "/length", Site.ORIGIN, CONTENT, "Content-Length: " + LENGTH));
			connection.write(BODY.substring(random.nextInt(LENGTH)));
			leave(connection, random);
		}

	},

	EVENTS_THAT_ARE_CANCELLED {

		@Override
		void send(HttpConnection connection, Random random) throws IOException {
			connection.write(request("GET", "/events", Site.ORIGIN));
			assertAllowed(connection.readHead(), 200, Site.NAME);
			connection.skip(random.nextInt(200));
			leave(connection, random);
		}

	};

	/**
	 * How the hosts of tenants end, which no setting allows.
	 */
	static final String TENANTS = ".customer.example";

	private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	private static final String CONTENT = "Content-Type: application/octet-stream";

	private static final int LENGTH = 300_000;

	private static final String BODY = "x".repeat(LENGTH);

	/**
	 * Send a request, and throw an error if something else comes back than what must.
	 */
	abstract void send(HttpConnection connection, Random random) throws IOException;

	private static String request(String method, String path, String... lines) {
		return method + " " + path + " HTTP/1.1\r\nHost: www.example.com\r\n"
				+ ((lines.length > 0) ? String.join("\r\n", lines) + "\r\n" : "") + "\r\n";
	}

	private static void assertAllowed(Response response, int status, String origin) {
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.lines(ALLOW_ORIGIN)).containsExactly(ALLOW_ORIGIN + ": " + origin);
	}

	/**
	 * As a process that ends, or as one that is killed.
	 */
	private static void leave(HttpConnection connection, Random random) throws IOException {
		if (random.nextBoolean()) {
			connection.reset();
		}
		else {
			connection.close();
		}
	}

}
