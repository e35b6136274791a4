package io.github.corsstarter.chromium;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.manager.SeleniumManager;
import org.openqa.selenium.manager.SeleniumManagerOutput.Result;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium with a profile of its own, which reaches only the hosts that it is
 * told.
 */
public final class Chromium implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/**
	 * Selenium warns of every browser that is younger than itself, because of a protocol
	 * that is not used here.
	 */
	private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

	private static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--no-proxy-server", "--hide-scrollbars", "--window-size=1280,900");

	/**
	 * Some browsers are set to block third-party cookies, and then CORS could not show
	 * what it does about them.
	 */
	private static final Map<String, Object> PREFERENCES = Map.of("profile.cookie_controls_mode", 0,
			"profile.block_third_party_cookies", false);

	private final ChromeDriver driver;

	private Chromium(ChromeDriver driver) {
		this.driver = driver;
	}

	/**
	 * Which browser and which driver for it are installed. Without them the test is
	 * skipped, unless {@code REQUIRE_CHROMIUM} is set.
	 */
	public static Installation installed() {
		Optional<Installation> installation = onPath();
		if (installation.isEmpty() && System.getenv("REQUIRE_CHROMIUM") == null) {
			installation = managed();
		}
		Assumptions.assumeTrue(installation.isPresent() || System.getenv("REQUIRE_CHROMIUM") != null,
				"Chromium and its driver are not installed");
		return installation.orElseThrow();
	}

	private static Optional<Installation> onPath() {
		Optional<Path> driver = executable("chromedriver");
		return executable("chromium", "chromium-browser", "google-chrome")
			.flatMap((browser) -> driver.map((found) -> new Installation(browser, found)));
	}

	private static Optional<Path> executable(String... names) {
		return Stream.of(names)
			.flatMap((name) -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
				.map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/**
	 * Selenium's own manager knows where browsers are on each system. It may fetch the
	 * driver that fits the one it finds, but no browser.
	 */
	private static Optional<Installation> managed() {
		List<String> question = List.of("--browser", "chrome", "--avoid-browser-download");
		try {
			Result local = SeleniumManager.getInstance()
				.getBinaryPaths(Stream.concat(question.stream(), Stream.of("--offline")).toList());
			if (isKnown(local.getBrowserPath())) {
				Result complete = isKnown(local.getDriverPath()) ? local
						: SeleniumManager.getInstance().getBinaryPaths(question);
				return Optional
					.of(new Installation(Path.of(local.getBrowserPath()), Path.of(complete.getDriverPath())));
			}
		}
		catch (WebDriverException ex) {
			// It says the same as finding nothing.
		}
		return Optional.empty();
	}

	private static boolean isKnown(String path) {
		return path != null && !path.isEmpty();
	}

	/**
	 * Start a browser.
	 * @param hosts where a host, or a host with a port, is found instead: a port on
	 * loopback. All others do not exist
	 * @param flags more flags of Chromium
	 */
	public static Chromium start(Map<String, Integer> hosts, String... flags) {
		Installation installation = installed();
		SELENIUM.setLevel(Level.SEVERE);
		StringBuilder rules = new StringBuilder("--host-resolver-rules=");
		hosts.forEach((host, port) -> rules.append("MAP %s 127.0.0.1:%d, ".formatted(host, port)));
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(installation.browser().toFile());
		options.addArguments(FLAGS);
		options.addArguments(rules.append("MAP * ~NOTFOUND").toString());
		options.addArguments(flags);
		options.setExperimentalOption("prefs", PREFERENCES);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
		options.setScriptTimeout(PATIENCE);
		options.setPageLoadTimeout(PATIENCE);
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(installation.driver().toFile())
			.build();
		return new Chromium(new ChromeDriver(service, options));
	}

	public ChromeDriver driver() {
		return this.driver;
	}

	public Chromium open(String url) {
		this.driver.get(url);
		return this;
	}

	/**
	 * Wait until a condition holds.
	 */
	public <T> T await(Function<WebDriver, T> condition) {
		return new WebDriverWait(this.driver, PATIENCE, Duration.ofMillis(50)).until(condition);
	}

	/**
	 * What stands in the console since it was last asked.
	 */
	public List<String> console() {
		return this.driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
	}

	/**
	 * Show pages on a screen of this width, in this colour scheme.
	 */
	public void emulate(int width, int height, String colorScheme) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
	}

	/**
	 * Keep a picture of the whole page.
	 */
	public void screenshot(Path file) {
		Map<String, Object> picture = this.driver.executeCdpCommand("Page.captureScreenshot",
				Map.of("captureBeyondViewport", true));
		try {
			Files.createDirectories(file.getParent());
			Files.write(file, Base64.getDecoder().decode((String) picture.get("data")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.driver.quit();
	}

	/**
	 * A browser and the driver that fits it.
	 */
	public record Installation(Path browser, Path driver) {

	}

}
