package io.github.corsstarter.chromium;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Sites with names as in the real world, over TLS on the port that URLs leave out, and a
 * browser to visit them. One application answers for all; to the browser each name is an
 * origin.
 */
final class Sites implements AutoCloseable {

	static final String API = "https://api.example.com";

	/**
	 * May read, and belongs to the site of the API.
	 */
	static final String SITE = "https://site.example.com";

	/**
	 * May read, and is another site.
	 */
	static final String SHOP = "https://shop.example.org";

	/**
	 * On no list, and belongs to the site of the API.
	 */
	static final String BLOG = "https://blog.example.com";

	/**
	 * On no list, and another site.
	 */
	static final String STRANGER = "https://stranger.example.net";

	private static final List<String> ORIGINS = List.of(API, SITE, SHOP, BLOG, STRANGER);

	private final Path directory;

	private final ServletWebServerApplicationContext application;

	private final Chromium chromium;

	private Sites(Path directory, ServletWebServerApplicationContext application, Chromium chromium) {
		this.directory = directory;
		this.application = application;
		this.chromium = chromium;
	}

	/**
	 * Start the application and the browser.
	 * @param properties what differs from the configuration among the resources, as
	 * {@code key=value}
	 */
	static Sites start(String... properties) {
		try {
			Path directory = Files.createTempDirectory("sites");
			TestCertificate certificate = TestCertificate.make(directory,
					"dns:*.example.com,dns:*.example.org,dns:*.example.net");
			ServletWebServerApplicationContext application = startApplication(certificate, properties);
			return new Sites(directory, application, startChromium(certificate, application));
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ServletWebServerApplicationContext startApplication(TestCertificate certificate,
			String... properties) {
		Stream<String> configuration = Stream.of("spring.config.location=classpath:/browser/",
				"spring.ssl.bundle.jks.sites.keystore.location=" + certificate.keyStore().toUri(),
				"spring.ssl.bundle.jks.sites.keystore.password=" + TestCertificate.PASSWORD);
		return (ServletWebServerApplicationContext) new SpringApplicationBuilder(SiteApplication.class)
			.run(Stream.concat(configuration, Stream.of(properties))
				.map((property) -> "--" + property)
				.toArray(String[]::new));
	}

	private static Chromium startChromium(TestCertificate certificate, ServletWebServerApplicationContext application)
			throws IOException, GeneralSecurityException {
		Map<String, Integer> hosts = new LinkedHashMap<>();
		ORIGINS.forEach(
				(origin) -> hosts.put(origin.substring("https://".length()), application.getWebServer().getPort()));
		try {
			return Chromium.start(hosts, "--ignore-certificate-errors-spki-list=" + certificate.publicKeyDigest());
		}
		catch (RuntimeException ex) {
			application.close();
			throw ex;
		}
	}

	/**
	 * Open an empty page of an origin.
	 */
	Page page(String origin) {
		return open(origin + "/page");
	}

	Page open(String url) {
		return new Page(this.chromium.open(url));
	}

	/**
	 * Let the browser forget its cookies, and the server what it saw.
	 */
	void forget() {
		this.chromium.driver().executeCdpCommand("Network.clearBrowserCookies", Map.of());
		this.chromium.console();
		bean(SiteApplication.Exchanges.class).forget();
		bean(SiteApplication.Transfers.class).all().clear();
	}

	/**
	 * What reached the server for a URL.
	 */
	List<Exchange> exchanges(String url) {
		return bean(SiteApplication.Exchanges.class).to(url);
	}

	List<String> transfers() {
		return bean(SiteApplication.Transfers.class).all();
	}

	Chromium chromium() {
		return this.chromium;
	}

	private <T> T bean(Class<T> type) {
		return this.application.getBean(type);
	}

	@Override
	public void close() {
		this.chromium.close();
		this.application.close();
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
