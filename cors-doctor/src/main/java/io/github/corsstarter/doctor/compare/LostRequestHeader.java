package io.github.corsstarter.doctor.compare;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.Wire;
import io.github.corsstarter.doctor.wire.WireAnswer;
import io.github.corsstarter.doctor.wire.WireException;
import io.github.corsstarter.doctor.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request header that does not arrive at the application. No answer shows that by
 * itself: but asked directly without the header, the application then gives the answer
 * that came through the front.
 *
 * @param name the name of the header
 * @param certain whether the answer cannot be explained by a layer that removes headers
 * of the answer
 */
record LostRequestHeader(String name, boolean certain) {

	private static final List<String> NAMES = List.of("Origin", "Access-Control-Request-Method",
			"Access-Control-Request-Headers");

	/**
	 * Only these are asked once more.
	 */
	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

	/**
	 * Look for one.
	 * @param pair an exchange whose answers differ
	 * @param wire reaches the application
	 * @return the header, or {@code null} if nothing points to one
	 */
	static @Nullable LostRequestHeader find(Pair pair, Wire wire) {
		Answered front = Answered.of(pair.frontAnswer());
		Answered direct = Answered.of(pair.directAnswer());
		WireRequest request = pair.direct().request();
		if (!SAFE.contains(request.method()) || front.equals(direct)) {
			return null;
		}
		for (String name : NAMES) {
			if (request.first(name) != null) {
				Answered without = ask(without(request, name), wire);
				if (front.equals(without)) {
					return new LostRequestHeader(name, !front.equals(direct.withoutCors()));
				}
			}
		}
		return null;
	}

	private static WireRequest without(WireRequest request, String name) {
		List<HeaderLine> headers = request.headers().stream().filter((line) -> !line.is(name)).toList();
		return new WireRequest(request.method(), request.url(), headers, request.body());
	}

	private static @Nullable Answered ask(WireRequest request, Wire wire) {
		try {
			return Answered.of(wire.exchange(request));
		}
		catch (WireException ex) {
			return null;
		}
	}

	/**
	 * What an application decides about CORS.
	 */
	private record Answered(int status, Set<String> cors, Set<String> other) {

		static Answered of(WireAnswer answer) {
			Set<String> cors = new TreeSet<>();
			Set<String> other = new TreeSet<>();
			for (HeaderLine line : answer.headers()) {
				String name = line.name().toLowerCase(Locale.ROOT);
				if (name.startsWith("access-control-")) {
					cors.add(name + ": " + line.value());
				}
				else if (name.equals("allow") || name.equals("x-cors-decision")) {
					other.add(name + ": " + line.value());
				}
			}
			return new Answered(answer.status(), cors, other);
		}

		Answered withoutCors() {
			return new Answered(this.status, Set.of(), this.other);
		}

	}

}
