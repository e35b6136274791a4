package io.github.corsstarter.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event that was recorded, and what a test changes in it.
 */
public final class LambdaEvent {

	private final ObjectNode json;

	private final LambdaPayload payload;

	private LambdaEvent(ObjectNode json, LambdaPayload payload) {
		this.json = json;
		this.payload = payload;
	}

	/**
	 * Read a recording.
	 * @param name its file name, without the extension
	 * @param payload the shape that it has
	 */
	public static LambdaEvent recorded(String name, LambdaPayload payload) {
		try (InputStream recording = LambdaEvent.class.getResourceAsStream("/aws/" + name + ".json")) {
			return new LambdaEvent((ObjectNode) JsonMapper.shared().readTree(recording), payload);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public LambdaEvent requesting(String requestLine) {
		String[] methodAndTarget = requestLine.split(" ");
		String[] pathAndQuery = methodAndTarget[1].split("\\?");
		Map<String, String> parameters = new LinkedHashMap<>();
		if (pathAndQuery.length > 1) {
			for (String parameter : pathAndQuery[1].split("&")) {
				String[] nameAndValue = parameter.split("=");
				parameters.put(nameAndValue[0], nameAndValue[1]);
			}
		}
		this.payload.request(this.json, methodAndTarget[0], pathAndQuery[0], parameters);
		return this;
	}

	public LambdaEvent with(String... headers) {
		for (String header : headers) {
			int colon = header.indexOf(':');
			this.payload.header(this.json, header.substring(0, colon), header.substring(colon + 1).strip());
		}
		return this;
	}

	/**
	 * Send a header on several lines, which only a payload with multi-value headers can.
	 */
	public LambdaEvent withEach(String name, List<String> values) {
		this.payload.removeHeader(this.json, name);
		ArrayNode lines = this.json.withObjectProperty("multiValueHeaders").putArray(name);
		values.forEach(lines::add);
		return this;
	}

	public LambdaEvent without(String header) {
		this.payload.removeHeader(this.json, header);
		return this;
	}

	public LambdaEvent withBody(String body) {
		this.json.put("body", body);
		return with("Content-Type: text/plain", "Content-Length: " + body.length());
	}

	public byte[] toBytes() {
		return JsonMapper.shared().writeValueAsBytes(this.json);
	}

}
