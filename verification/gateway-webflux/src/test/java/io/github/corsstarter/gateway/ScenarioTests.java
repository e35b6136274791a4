package io.github.corsstarter.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.chromium.TestCertificate;
import io.github.corsstarter.gateway.GatewayModel.Change;
import io.github.corsstarter.scenario.Conversation;
import io.github.corsstarter.scenario.Recording;
import io.github.corsstarter.scenario.Scenario;
import io.github.corsstarter.scenario.Script;
import io.github.corsstarter.scenario.ScriptedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The scenarios that were played to Chromium, with the gateway between the browser and
 * the server: without the starter, with a policy that allows all of their pages, and with
 * one that allows none. All of them can pass, over two gateways: with TLS and without.
 */
class ScenarioTests {

	private static final Map<String, String> RECORDING = Recording.ofChromium();

	private static final Set<String> PAGES = Scenario.all()
		.stream()
		.map((scenario) -> scenario.page().origin())
		.filter((origin) -> !origin.equals("null"))
		.collect(Collectors.toSet());

	/**
	 * A policy that allows all pages what they ask for.
	 */
	static final String[] ALLOWING = { "cors.allowed-origins=" + String.join(",", PAGES), "cors.credentials=true",
			"cors.allow-methods=*", "cors.allow-headers=*" };

	/**
	 * What ends TLS does not say so.
	 */
	private static final String HTTPS = "cors.hosts.scheme=https";

	private static ScriptedServer server;

	private static GatewayForEveryHost alone;

	private static GatewayForEveryHost allowing;

	private static GatewayForEveryHost refusing;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		server = new ScriptedServer(TestCertificate.make(directory, "dns:localhost"));
		alone = GatewayForEveryHost.behindTls(server, new String[0]);
		allowing = GatewayForEveryHost.behindTls(server, ALLOWING, HTTPS);
		refusing = GatewayForEveryHost.behindTls(server, new String[] { "cors.allowed-origins=https://nobody.example" },
				HTTPS);
	}

	@AfterAll
	static void stop() {
		refusing.close();
		allowing.close();
		alone.close();
		server.close();
	}

	/**
	 * What that policy lets pages have of a scenario.
	 */
	static Conversation allowed(Scenario scenario) {
		Script script = scenario.script();
		return Conversation.of(scenario, script, new StarterModel(new GatewayModel(script), PAGES));
	}

	private static void assertPlayed(GatewayForEveryHost gateway, Scenario scenario, Conversation expected) {
		Script script = scenario.script();
		server.play(script);
		Conversation played = Conversation.of(scenario, script, gateway.ports().transportBehindTls());
		if (script.asked().size() < expected.asked().size()) {
			// After a handshake that the gateway has answered, the server is still asked.
			await().until(() -> script.asked().size() == expected.asked().size());
		}
		assertThat(new Conversation(script.asked(), played.gets())).hasToString(expected.toString());
	}

	@ParameterizedTest
	@MethodSource("io.github.corsstarter.scenario.Scenario#all")
	void withoutTheStarterThePageGetsWhatTheGatewayPassesOn(Scenario scenario) {
		Script script = scenario.script();
		GatewayModel model = new GatewayModel(script);
		Conversation expected = Conversation.of(scenario, script, model);
		if (model.changes().isEmpty()) {
			assertThat(expected).hasToString(RECORDING.get(scenario.name()));
		}
		assertPlayed(alone, scenario, expected);
	}

	@ParameterizedTest
	@MethodSource("io.github.corsstarter.scenario.Scenario#all")
	void allowedPageGetsWhatTheStarterDecides(Scenario scenario) {
		assertPlayed(allowing, scenario, allowed(scenario));
	}

	@ParameterizedTest
	@MethodSource("io.github.corsstarter.scenario.Scenario#all")
	void otherPageGetsWhatTheStarterDecides(Scenario scenario) {
		Script script = scenario.script();
		assertPlayed(refusing, scenario,
				Conversation.of(scenario, script, new StarterModel(new GatewayModel(script), Set.of())));
	}

	/**
	 * No scenario is left out: a change is numbered, and all others are what was
	 * recorded.
	 */
	@Test
	void numbersAreThoseOfThePage() throws IOException {
		Map<Change, Integer> scenarios = new EnumMap<>(Change.class);
		int unchanged = 0;
		for (Scenario scenario : Scenario.all()) {
			Script script = scenario.script();
			GatewayModel model = new GatewayModel(script);
			Conversation.of(scenario, script, model);
			unchanged += model.changes().isEmpty() ? 1 : 0;
			Conversation.of(scenario, script, new StarterModel(model, PAGES));
			model.changes().forEach((change) -> scenarios.merge(change, 1, Integer::sum));
		}
		String page = Files.readString(Path.of("..", "..", "docs", "conformance.md"));
		assertThat(page).as(scenarios.toString())
			.contains("the page gets in " + unchanged + " scenarios exactly what Chromium got");
		for (Change change : Change.values()) {
			assertThat(page).as(scenarios.toString())
				.containsPattern(
						"(?m)^\\| G%d \\| .* \\| %d \\|$".formatted(change.ordinal() + 1, scenarios.get(change)));
		}
	}

}
