package io.github.corsstarter.browser;

import java.nio.file.Path;
import java.util.Map;

import io.github.corsstarter.chromium.Chromium;
import io.github.corsstarter.chromium.TestCertificate;
import io.github.corsstarter.scenario.Script;
import io.github.corsstarter.scenario.ScriptedServer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The model of browsers against Chromium where a page comes from a public address and
 * asks for a more private one. Chromium is told which port is where.
 */
class ChromiumNetworkIT {

	private static final String FETCH = """
			const done = arguments[arguments.length - 1];
			fetch(arguments[0]).then(() => done('read'), () => done('blocked'));""";

	@ParameterizedTest
	@CsvSource({ "LOCAL, http://app.example.com", "LOOPBACK, http://app.example.com", "LOCAL, https://app.example.com",
			"LOOPBACK, https://app.example.com" })
	void onlySecurePagesMayAskTheUserForMorePrivateAddresses(AddressSpace space, String page, @TempDir Path directory)
			throws Exception {
		Chromium.installed();
		TestCertificate certificate = TestCertificate.make(directory, "dns:*.example.com");
		try (ScriptedServer site = new ScriptedServer(certificate);
				ScriptedServer device = new ScriptedServer(certificate);
				Chromium chromium = Chromium.start(
						Map.of("app.example.com:443", site.ports().secure(), "app.example.com:80", site.ports().plain(),
								"localhost", device.ports().plain()),
						"--ignore-certificate-errors-spki-list=" + certificate.publicKeyDigest(),
						"--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
						"--ip-address-space-overrides=127.0.0.1:%d=public,127.0.0.1:%d=public,127.0.0.1:%d=%s"
							.formatted(site.ports().secure(), site.ports().plain(), device.ports().plain(),
									space.word()))) {
			String url = "http://localhost/x";
			Map<String, Transport.Answer> answers = Map.of("",
					new Transport.Answer(200, HeaderList.of("Access-Control-Allow-Origin: *")));
			device.play(new Script(answers));
			Outcome outcome = Browser.of(Browser.Engine.CHROMIUM)
				.withSpaces((host) -> space)
				.fetch(Page.at(page), FetchRequest.of(Initiator.FETCH, url), new Script(answers));
			chromium.open(page + ScriptedServer.PAGE).console();
			assertThat(chromium.driver().executeAsyncScript(FETCH, url)).isEqualTo("blocked");
			assertThat(chromium.console()).anyMatch((line) -> line.contains(expected(outcome, space)));
		}
	}

	/**
	 * Without a window Chromium does not ask, and answers for the user.
	 */
	private static String expected(Outcome outcome, AddressSpace space) {
		String sentence = outcome.sentence();
		if (sentence != null) {
			return sentence;
		}
		assertThat(outcome.notes()).containsExactly(Outcome.Note.LOCAL_NETWORK_PERMISSION);
		return "Permission was denied for this request to access the `" + space.word() + "` address space.";
	}

}
