package io.github.corsstarter.sample.lambda;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the HTTP API reads from a function's answer in payload version 2.0: single-valued
 * headers, and not the multi-valued ones that the container writes too.
 */
record Answer(ObjectNode json) {

	int status() {
		return this.json.get("statusCode").asInt();
	}

	String body() {
		return this.json.get("body").asString();
	}

	@Nullable String header(String name) {
		return this.json.get("headers")
			.properties()
			.stream()
			.filter((header) -> header.getKey().equalsIgnoreCase(name))
			.map(Map.Entry::getValue)
			.map(JsonNode::asString)
			.findFirst()
			.orElse(null);
	}

}
