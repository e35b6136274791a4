package io.github.corsstarter.doctor.wire;

import java.security.cert.X509Certificate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An answer as it was received.
 *
 * @param version the version of HTTP, such as {@code HTTP/1.1}
 * @param status the status
 * @param phrase the reason phrase, perhaps empty
 * @param headers the header lines, in order
 * @param body the beginning of the body, perhaps empty
 * @param interim the statuses of the interim answers before it (RFC 9110, section 15.2)
 * @param oddities what no correct server sends, in words
 * @param tls what is known of the connection, or {@code null} without TLS
 * @param millis how long it took until the headers were there, in milliseconds
 */
public record WireAnswer(String version, int status, String phrase, List<HeaderLine> headers, String body,
		List<Integer> interim, List<String> oddities, @Nullable TlsFacts tls, long millis) {

	/**
	 * All values of a header, in order.
	 * @param name its name, in any case
	 */
	public List<String> values(String name) {
		return this.headers.stream().filter((line) -> line.is(name)).map(HeaderLine::value).toList();
	}

	/**
	 * The first value of a header.
	 * @param name its name, in any case
	 * @return the value, or {@code null} if there is no such header
	 */
	public @Nullable String first(String name) {
		List<String> values = values(name);
		return values.isEmpty() ? null : values.get(0);
	}

	/**
	 * What is known of a TLS connection.
	 *
	 * @param protocol the version of TLS
	 * @param subject whom the certificate names
	 * @param issuer who signed it
	 */
	public record TlsFacts(String protocol, String subject, String issuer) {

		static TlsFacts of(String protocol, X509Certificate certificate) {
			return new TlsFacts(protocol, Printable.of(certificate.getSubjectX500Principal().getName()),
					Printable.of(certificate.getIssuerX500Principal().getName()));
		}

	}

}
