package io.github.corsstarter.sample.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.verification.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an HTTP API sends when a viewer asks CloudFront: an event in the shape of payload
 * version 2.0, changed to the request that a test is about.
 */
final class Event {

	private static final JsonMapper JSON = new JsonMapper();

	private final ObjectNode event;

	private Event(ObjectNode event) {
		this.event = event;
	}

	static Event of(String method, String path) {
		try (InputStream stored = Event.class.getResourceAsStream("/events/get-books.json")) {
			ObjectNode event = (ObjectNode) JSON.readTree(stored);
			event.put("rawPath", path);
			((ObjectNode) event.at("/requestContext/http")).put("method", method).put("path", path);
			return new Event(event);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Event with(String header, String value) {
		headers().put(header, value);
		return this;
	}

	Event without(String header) {
		headers().remove(header);
		return this;
	}

	Event withCookie(String cookie) {
		this.event.putArray("cookies").add(cookie);
		return this;
	}

	Event withJson(String body) {
		this.event.put("body", body);
		return with("content-type", "application/json").with("content-length", Integer.toString(body.length()));
	}

	/**
	 * Give the event to the handler.
	 * @return what the HTTP API sends to CloudFront
	 */
	Response send() {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		try {
			new SampleHandler().handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(this.event)), answer,
					null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return response(JSON.readTree(answer.toByteArray()));
	}

	/**
	 * What the HTTP API makes of payload version 2.0: it reads single-valued headers, and
	 * not the multi-valued ones that the container writes too.
	 */
	private static Response response(JsonNode json) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		json.get("headers")
			.properties()
			.forEach((header) -> headers.put(header.getKey(), List.of(header.getValue().asString())));
		return Response.of(json.get("statusCode").asInt(), headers, json.get("body").asString());
	}

	private ObjectNode headers() {
		return (ObjectNode) this.event.get("headers");
	}

}
