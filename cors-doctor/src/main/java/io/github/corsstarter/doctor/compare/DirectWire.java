package io.github.corsstarter.doctor.compare;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Wire;
import io.github.corsstarter.doctor.wire.WireAnswer;
import io.github.corsstarter.doctor.wire.WireException;
import io.github.corsstarter.doctor.wire.WireRequest;

/**
 * Carries what a browser sends to a front to the application instead, as a proxy would
 * that changes nothing else. So the page is the same one, and its browser sends the same.
 */
final class DirectWire implements Wire {

	private final URI front;

	private final URI direct;

	private final Wire wire;

	/**
	 * Create a wire.
	 * @param front the URL that the page calls
	 * @param direct the same at the application
	 * @param wire reaches the application
	 */
	DirectWire(URI front, URI direct, Wire wire) {
		this.front = front;
		this.direct = direct;
		this.wire = wire;
	}

	@Override
	public WireAnswer exchange(WireRequest request) throws WireException {
		WireAnswer answer = this.wire.exchange(atApplication(request));
		List<HeaderLine> headers = answer.headers()
			.stream()
			.map((line) -> line.is("Location") ? new HeaderLine(line.name(), atFront(line.value())) : line)
			.toList();
		return new WireAnswer(answer.version(), answer.status(), answer.phrase(), headers, answer.body(),
				answer.interim(), answer.oddities(), answer.tls(), answer.millis());
	}

	WireRequest atApplication(WireRequest request) {
		return new WireRequest(request.method(), atApplication(request.url()), request.headers(), request.body());
	}

	private URI atApplication(URI url) {
		if (url.equals(this.front)) {
			return this.direct;
		}
		return origin(url).equalsIgnoreCase(origin(this.front)) ? moved(url, origin(this.direct)) : url;
	}

	/**
	 * A redirect of the application to its own host is one to the host that the page
	 * calls.
	 */
	private String atFront(String location) {
		try {
			URI url = new URI(location);
			return (url.getHost() != null && origin(url).equalsIgnoreCase(origin(this.direct)))
					? moved(url, origin(this.front)).toString() : location;
		}
		catch (URISyntaxException ex) {
			return location;
		}
	}

	private static URI moved(URI url, String origin) {
		String path = (url.getRawPath() != null) ? url.getRawPath() : "";
		return URI.create(origin + path + ((url.getRawQuery() != null) ? "?" + url.getRawQuery() : ""));
	}

	/**
	 * Scheme, host and port, also where the URL names no port.
	 */
	static String origin(URI url) {
		boolean secure = "https".equalsIgnoreCase(url.getScheme()) || "wss".equalsIgnoreCase(url.getScheme());
		int port = (url.getPort() >= 0) ? url.getPort() : secure ? 443 : 80;
		boolean usual = port == (secure ? 443 : 80);
		return url.getScheme() + "://" + url.getHost() + (usual ? "" : ":" + port);
	}

}
