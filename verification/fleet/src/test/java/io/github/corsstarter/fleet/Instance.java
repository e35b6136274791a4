package io.github.corsstarter.fleet;

import java.util.List;

import com.jayway.jsonpath.JsonPath;
import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;

/**
 * One running instance of the shop. Everything that it is asked goes over a socket.
 */
final class Instance implements AutoCloseable {

	private final SpringProcess process;

	private Instance(SpringProcess process) {
		this.process = process;
	}

	/**
	 * Start an instance.
	 * @param settings its configuration, as {@code key=value}
	 */
	static Instance start(List<String> settings) {
		return new Instance(SpringProcess.start(ShopApplication.class, settings));
	}

	/**
	 * Whether a browser would send the request of a page, after a preflight.
	 * @param origin the origin of the page
	 */
	boolean allows(String origin) {
		Response response = peer().send(Request.preflight("/items", origin, "PUT", "content-type"));
		return response.values("Access-Control-Allow-Origin").contains(origin);
	}

	/**
	 * The origins that it allows, as the endpoint shows them.
	 */
	List<String> allowedOrigins() {
		return JsonPath.read(endpoint(), "$.cors.policies[0].allowedOrigins.values");
	}

	/**
	 * The problems of the settings that it refused, as the endpoint shows them.
	 * @return empty if it refused none
	 */
	List<String> refusedProblems() {
		return JsonPath.read(endpoint(), "$.reload..refused.problems.values[*]");
	}

	private String endpoint() {
		return peer().get("/actuator/cors").body();
	}

	/**
	 * How often it read its settings again.
	 * @param outcome what came of it: {@code applied}, {@code unchanged} or
	 * {@code refused}
	 */
	int reloads(String outcome) {
		return metric("cors.reloads?tag=outcome:" + outcome);
	}

	/**
	 * How long its settings are in force, in seconds.
	 */
	int configurationAge() {
		return metric("cors.configuration.age");
	}

	private int metric(String name) {
		Number value = JsonPath.read(peer().get("/actuator/metrics/" + name).body(), "$.measurements[0].value");
		return value.intValue();
	}

	/**
	 * Read the settings of this instance again.
	 */
	Response refresh() {
		return peer().send("POST", "/actuator/refresh");
	}

	/**
	 * Send a message to all instances that they shall read their settings again.
	 */
	Response busRefresh() {
		return peer().send("POST", "/actuator/busrefresh");
	}

	HttpPeer peer() {
		return this.process.peer();
	}

	/**
	 * What it has logged so far.
	 */
	String log() {
		return this.process.output();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
