package io.github.corsstarter.doctor.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.github.corsstarter.doctor.Command;
import io.github.corsstarter.doctor.RawServer;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.report.Schema;
import io.github.corsstarter.doctor.wire.WireException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written as JSON is what the documented schema says.
 */
class JsonSchemaTests {

	private static final String PAGE = "http://localhost:3000";

	/**
	 * An answer that passes, one that does not, one with a mistake, and none.
	 */
	private static final List<String> ANSWERS = List.of(
			"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: " + PAGE
					+ "\r\nAccess-Control-Allow-Methods: PUT\r\nServer: nginx\r\nContent-Length: 0\r\n\r\n",
			"HTTP/1.1 403 Forbidden\r\nContent-Length: 20\r\n\r\nInvalid CORS request",
			"HTTP/1.1 200 OK\nServer: nginx\n\n", "");

	private final Schema schema = Schema.read();

	@Test
	void everyReportOfAUrlIsAsTheSchemaSays() {
		assertThat(reports()).hasSize(4)
			.allSatisfy((report) -> assertThat(this.schema.violations("report", report)).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "chrome.har", "firefox.har", "safari.har", "broken/missing-members.har" })
	void everyReportOfAFileIsAsTheSchemaSays(String file) {
		JsonObject report = json(HarTests.har(file, "--json"));
		assertThat(report.getArray("findings")).isNotEmpty();
		assertThat(this.schema.violations("har", report)).isEmpty();
	}

	@Test
	void everyDeclaredMemberIsWrittenBySomeReport() {
		Set<String> members = new TreeSet<>();
		Set<String> ofExchanges = new TreeSet<>();
		for (JsonObject report : reports()) {
			members.addAll(report.keySet());
			report.getArray("exchanges").forEach((exchange) -> ofExchanges.addAll(((JsonObject) exchange).keySet()));
		}
		assertThat(members).isEqualTo(this.schema.members("report"));
		assertThat(ofExchanges).isEqualTo(this.schema.members("exchange"));
	}

	@Test
	void everyLayerAndEveryFailureIsDeclared() {
		assertThat(this.schema.values("layer")).isEqualTo(codes(Layer.values()));
		assertThat(this.schema.values("failure")).isEqualTo(codes(WireException.Kind.values()));
	}

	@Test
	void whatIsNotDeclaredIsFound() throws JsonParserException {
		JsonObject report = JsonParser.object().from("{\"verdict\": \"fine\", \"page\": 1, \"more\": 2}");
		assertThat(this.schema.violations("report", report)).contains("report.verdict must not be fine",
				"report.page is not of type string", "report.more is not declared", "report.cause is missing");
	}

	private static List<String> codes(Enum<?>[] values) {
		return Stream.of(values).map((value) -> value.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
	}

	private static List<JsonObject> reports() {
		return ANSWERS.stream().map((answer) -> {
			try (RawServer server = RawServer.answering(answer)) {
				return json(Command.run(server.url("/items"), "--origin", PAGE, "-X", "PUT", "--cookie", "session=x",
						"--json"));
			}
		}).toList();
	}

	private static JsonObject json(Command run) {
		try {
			return JsonParser.object().from(run.output());
		}
		catch (JsonParserException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
