package io.github.corsstarter.doctor.examine;

import java.util.ArrayList;
import java.util.List;

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
final class WireTransport implements Transport {

	private final Wire wire;

	private final List<HeaderLine> always;

	private final List<Sighting> sightings = new ArrayList<>();

	/**
	 * Create a transport.
	 * @param wire carries the requests
	 * @param always headers that each request has besides
	 */
	WireTransport(Wire wire, List<HeaderLine> always) {
		this.wire = wire;
		this.always = always;
	}

	List<Sighting> sightings() {
		return List.copyOf(this.sightings);
	}

	@Override
	public @Nullable Answer exchange(Request request) {
		List<HeaderLine> headers = new ArrayList<>(this.always);
		request.headers().lines().forEach((line) -> headers.add(new HeaderLine(line.getKey(), line.getValue())));
		WireRequest sent = new WireRequest(request.method(), request.url().uri(), headers);
		boolean preflight = request.headers().get("Access-Control-Request-Method") != null;
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
