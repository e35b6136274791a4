package io.github.corsstarter.sample.tenants;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;

/**
 * What the page Tenants sends.
 */
public final class TenantsPage {

	private final HttpPeer peer;

	public TenantsPage(HttpPeer peer) {
		this.peer = peer;
	}

	public Response add(String origin) {
		return add(origin, "Origin: " + this.peer.origin(), "Sec-Fetch-Site: same-origin");
	}

	Response add(String origin, String... lines) {
		return this.peer.send(Request.of("POST", "/tenants/sites", lines)
			.withBody("application/x-www-form-urlencoded", "origin=" + encode(origin)));
	}

	public Response remove(String origin) {
		return this.peer.send("DELETE", "/tenants/sites?origin=" + encode(origin), "Origin: " + this.peer.origin(),
				"Sec-Fetch-Site: same-origin");
	}

	public List<String> origins() {
		return JsonPath.read(this.peer.get("/tenants/sites").body(), "$[*].origin");
	}

	String answer(String origin) {
		return answerTo(origin).body();
	}

	Response answerTo(String origin) {
		return this.peer.get("/answer.json?origin=" + encode(origin));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
