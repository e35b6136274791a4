package io.github.corsstarter.doctor.examine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.browser.HeaderList;
import io.github.corsstarter.browser.Transport;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Wire;
import io.github.corsstarter.doctor.wire.WireAnswer;
import io.github.corsstarter.doctor.wire.WireException;
import io.github.corsstarter.doctor.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the model of browsers asks for, and keeps what came back. Used once.
 */
public final class WireTransport implements Transport {

	/**
	 * What each request has besides: some servers refuse requests without
	 * {@code User-Agent}, and compressed bodies show nothing.
	 */
	public static final List<HeaderLine> ALWAYS = List.of(
			new HeaderLine("User-Agent", "Mozilla/5.0 (compatible; cors-doctor)"),
			new HeaderLine("Accept-Encoding", "identity"));

	/**
	 * After some redirects a request has another method and no body (Fetch Standard,
	 * section 4.5, step 12).
	 */
	private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

	private final Wire wire;

	private final @Nullable String body;

	private final List<Sighting> sightings = new ArrayList<>();

	/**
	 * Create a transport.
	 * @param wire carries the requests
	 * @param body the body that the page sends, or {@code null} if there is none
	 */
	public WireTransport(Wire wire, @Nullable String body) {
		this.wire = wire;
		this.body = body;
	}

	List<Sighting> sightings() {
		return List.copyOf(this.sightings);
	}

	@Override
	public @Nullable Answer exchange(Request request) {
		List<HeaderLine> headers = new ArrayList<>(ALWAYS);
		request.headers().lines().forEach((line) -> headers.add(new HeaderLine(line.getKey(), line.getValue())));
		boolean preflight = request.method().equals("OPTIONS")
				&& request.headers().get("Access-Control-Request-Method") != null;
		boolean withBody = !preflight && !WITHOUT_BODY.contains(request.method());
		WireRequest sent = new WireRequest(request.method(), request.url().uri(), headers, withBody ? this.body : null);
		try {
			WireAnswer received = this.wire.exchange(sent);
			this.sightings.add(new Sighting(preflight, sent, received, null));
			return new Answer(received.status(), list(received));
		}
		catch (WireException ex) {
			this.sightings.add(new Sighting(preflight, sent, null, ex));
			return null;
		}
	}

	private static HeaderList list(WireAnswer answer) {
		HeaderList list = HeaderList.of();
		for (HeaderLine line : answer.headers()) {
			list = list.with(line.name(), line.value());
		}
		return list;
	}

}
