package io.github.corsstarter.chromium;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A key and its self-signed certificate, made for one test.
 */
public final class TestCertificate {

	/**
	 * The password of the key store.
	 */
	public static final String PASSWORD = "changeit";

	private static final String ALIAS = "sites";

	private static final int DEADLINE_SECONDS = 60;

	private final Path keyStore;

	private TestCertificate(Path keyStore) {
		this.keyStore = keyStore;
	}

	/**
	 * Make a certificate.
	 * @param directory where to put the key store
	 * @param subjectAlternativeNames the names, as keytool reads them
	 */
	public static TestCertificate make(Path directory, String subjectAlternativeNames) throws IOException {
		Path keyStore = directory.resolve("sites.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2", "-dname",
				"CN=cors-starter", "-ext", "SAN=" + subjectAlternativeNames, "-storetype", "PKCS12", "-keystore",
				keyStore.toString(), "-storepass", PASSWORD)
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("keytool.log").toFile())
			.start();
		keytool.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
		if (keytool.exitValue() != 0) {
			throw new AssertionError("keytool failed: " + Files.readString(directory.resolve("keytool.log")));
		}
		return new TestCertificate(keyStore);
	}

	public Path keyStore() {
		return this.keyStore;
	}

	/**
	 * The digest of the public key, by which Chromium is told to trust it.
	 */
	public String publicKeyDigest() throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(this.keyStore)) {
			store.load(in, PASSWORD.toCharArray());
		}
		byte[] key = store.getCertificate(ALIAS).getPublicKey().getEncoded();
		return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
	}

}
