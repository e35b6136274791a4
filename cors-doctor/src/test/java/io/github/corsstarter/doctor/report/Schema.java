package io.github.corsstarter.doctor.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;

/**
 * The documented schema of reports. It uses only the keywords that are checked here.
 */
public final class Schema {

	private static final Path FILE = Path.of("..", "docs", "doctor-report.schema.json");

	private final JsonObject definitions;

	private Schema(JsonObject definitions) {
		this.definitions = definitions;
	}

	public static Schema read() {
		try {
			return new Schema(JsonParser.object().from(Files.readString(FILE)).getObject("$defs"));
		}
		catch (IOException | JsonParserException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public List<String> values(String definition) {
		return strings(this.definitions.getObject(definition).getArray("enum"));
	}

	public Set<String> members(String definition) {
		return new TreeSet<>(this.definitions.getObject(definition).getObject("properties").keySet());
	}

	/**
	 * What of a value is not as its definition says.
	 */
	public List<String> violations(String definition, Object value) {
		List<String> violations = new ArrayList<>();
		check(this.definitions.getObject(definition), value, definition, violations);
		return violations;
	}

	private void check(JsonObject schema, Object value, String place, List<String> violations) {
		if (schema.has("$ref")) {
			check(this.definitions.getObject(schema.getString("$ref").replace("#/$defs/", "")), value, place,
					violations);
			return;
		}
		boolean typed = switch (schema.getString("type")) {
			case "object" -> value instanceof JsonObject;
			case "array" -> value instanceof JsonArray;
			case "string" -> value instanceof String;
			case "boolean" -> value instanceof Boolean;
			case "integer" -> value instanceof Integer || value instanceof Long;
			default -> throw new IllegalStateException(place + " has a type that is not checked");
		};
		if (!typed) {
			violations.add(place + " is not of type " + schema.getString("type"));
			return;
		}
		if (schema.has("enum") && !strings(schema.getArray("enum")).contains(value)) {
			violations.add(place + " must not be " + value);
		}
		if (value instanceof JsonObject object) {
			members(schema, object, place, violations);
		}
		if (value instanceof JsonArray array) {
			array.forEach((element) -> check(schema.getObject("items"), element, place + "[]", violations));
		}
	}

	private void members(JsonObject schema, JsonObject object, String place, List<String> violations) {
		for (String name : strings(schema.getArray("required"))) {
			if (!object.has(name)) {
				violations.add(place + "." + name + " is missing");
			}
		}
		for (Map.Entry<String, Object> member : object.entrySet()) {
			JsonObject declared = schema.getObject("properties").getObject(member.getKey());
			if (declared == null) {
				violations.add(place + "." + member.getKey() + " is not declared");
			}
			else {
				check(declared, member.getValue(), place + "." + member.getKey(), violations);
			}
		}
	}

	private static List<String> strings(JsonArray array) {
		return array.stream().map(String.class::cast).toList();
	}

}
