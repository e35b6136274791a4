package io.github.corsstarter.load;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.corsstarter.reload.CorsReload;
import io.github.corsstarter.reload.CorsReload.Outcome;
import io.github.corsstarter.reload.Snapshot;
import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Settings that are read again and again. The number of a configuration decides about all
 * that a response shows, so that a mix of two configurations is seen: which of two sets
 * of origins is allowed, which header is exposed, and how long a preflight is remembered.
 */
final class Generations implements AutoCloseable {

	private static final String ALWAYS = "https://always.example";

	private static final String NEVER = "https://never.example";

	private static final Pattern CONFIGURATION = Pattern.compile("; configuration=(\\d+)");

	private final RunningApplication application;

	private final Map<String, Object> settings = new HashMap<>();

	private final CorsReload reload;

	private final int size;

	private final List<String> origins;

	private final List<WeakReference<Snapshot<?>>> former = new ArrayList<>();

	private Generations(RunningApplication application, int size) {
		this.application = application;
		this.reload = application.bean(CorsReload.class);
		this.size = size;
		this.origins = List.of(origins(0, size), origins(1, size));
		application.bean(ConfigurableEnvironment.class)
			.getPropertySources()
			.addFirst(new MapPropertySource("generations", this.settings));
	}

	/**
	 * Start an application.
	 * @param size how many origins each configuration allows
	 */
	static Generations start(int size) {
		RunningApplication application = RunningApplication.start("generations", List.of(ReloadApplication.class),
				List.of("cors.reloadable=true", "cors.debug=true", "cors.allowed-origins=" + ALWAYS,
						"logging.level.root=warn", Traffic.KEEP_ALIVE,
						"logging.level.io.github.corsstarter.reload=error"));
		Generations generations = new Generations(application, size);
		generations.next();
		return generations;
	}

	private static String origins(int parity, int size) {
		return ALWAYS
				+ IntStream.range(0, size - 1).mapToObj((i) -> "," + origin(i, parity)).collect(Collectors.joining());
	}

	private static String origin(long number, int parity) {
		return "https://site-" + number + ".generation-" + parity + ".example";
	}

	int port() {
		return this.application.port();
	}

	/**
	 * Put the next configuration in force.
	 * @return how long that took, in nanoseconds
	 */
	long next() {
		Snapshot<?> before = this.reload.current();
		this.former.add(new WeakReference<>(before));
		int number = before.number() + 1;
		this.settings.put("cors.allowed-origins", this.origins.get(number % 2));
		this.settings.put("cors.expose-headers", "x-generation-" + number);
		this.settings.put("cors.preflight-max-age", Integer.toString(number));
		long start = System.nanoTime();
		Outcome outcome = this.reload.reload();
		long nanos = System.nanoTime() - start;
		if (outcome != Outcome.APPLIED || this.reload.current().number() != number) {
			throw new IllegalStateException("Configuration " + number + ": " + outcome);
		}
		return nanos;
	}

	/**
	 * How many configurations that are no longer in force are still in memory.
	 */
	long formerInMemory() {
		return this.former.stream().filter((snapshot) -> snapshot.get() != null).count();
	}

	/**
	 * Requests of origins that are always, never and sometimes allowed; one of four is a
	 * preflight.
	 */
	LongFunction<Exchange> exchanges() {
		return (number) -> {
			String origin = switch ((int) (number % 5)) {
				case 0 -> ALWAYS;
				case 1 -> NEVER;
				default -> origin(number % (this.size - 1), (int) (number % 2));
			};
			Request request = (number % 4 == 3) ? Request.preflight("/seen", origin, "GET", "content-type")
					: Request.of("GET", "/seen", "Origin: " + origin);
			return new Exchange(request, (response) -> check(origin, request, response));
		};
	}

	/**
	 * Everything in a response is of the configuration that it names.
	 */
	static void check(String origin, Request request, Response response) {
		Matcher configuration = CONFIGURATION.matcher(response.value("X-Cors-Decision"));
		if (!configuration.find()) {
			throw new AssertionError("No configuration in " + response);
		}
		int number = Integer.parseInt(configuration.group(1));
		if (origin.equals(ALWAYS) || origin.endsWith(".generation-" + number % 2 + ".example")) {
			Expected.allowed(origin, response);
			Expected.values("Access-Control-Expose-Headers", List.of("x-generation-" + number), response);
			Expected.values("Access-Control-Max-Age",
					request.method().equals("OPTIONS") ? List.of(Integer.toString(number)) : List.of(), response);
		}
		else {
			Expected.refused(response);
		}
	}

	@Override
	public void close() {
		this.application.close();
	}

}
