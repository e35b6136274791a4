package io.github.corsstarter.doctor.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.doctor.wire.ConnectionSettings;
import io.github.corsstarter.doctor.wire.Http1Wire;
import io.github.corsstarter.doctor.wire.Http2Wire;
import io.github.corsstarter.doctor.wire.Wire;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How a command reaches servers.
 */
final class ConnectionOptions {

	/**
	 * Only characters of addresses, so that nothing is looked up.
	 */
	private static final Pattern RESOLVE = Pattern
		.compile("([^:]+:\\d{1,5}):([\\d.]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?)");

	@Spec(Spec.Target.MIXEE)
	private @Nullable CommandSpec spec;

	@Option(names = "--connect-to", paramLabel = "HOST:PORT",
			description = "Connect there instead of to the host of the URL.")
	private @Nullable String connectTo;

	@Option(names = "--resolve", paramLabel = "HOST:PORT:ADDRESS",
			description = "The address of a host, instead of looking it up, as in curl. May be repeated.")
	private List<String> resolve = List.of();

	@Option(names = "--http2",
			description = "Use HTTP/2 over TLS, if the server speaks it. Not with --connect-to or " + "--resolve.")
	private boolean http2;

	@Option(names = "--proxy", paramLabel = "HOST:PORT", description = "Connect through this HTTP proxy.")
	private @Nullable String proxy;

	@Option(names = "--insecure", description = "Accept any certificate.")
	private boolean insecure;

	@Option(names = "--timeout", paramLabel = "SECONDS",
			description = "How long one exchange may take; by default ${DEFAULT-VALUE}.")
	private int timeout = 20;

	Wire wire() {
		if (!this.http2) {
			return new Http1Wire(settings());
		}
		if (this.connectTo != null || !this.resolve.isEmpty()) {
			throw wrong("--http2 does not go together with --connect-to and --resolve");
		}
		return new Http2Wire(settings());
	}

	/**
	 * Reaches what stands behind the front: {@code --connect-to}, {@code --proxy} and
	 * {@code --http2} are about the way to the front.
	 * @param connectTo the value of {@code --direct-connect-to}, or {@code null} for the
	 * host of the URL
	 */
	Wire wireBehindTheFront(@Nullable String connectTo) {
		return new Http1Wire(new ConnectionSettings(address("--direct-connect-to", connectTo), addresses(), null,
				this.insecure, timeout()));
	}

	private ConnectionSettings settings() {
		return new ConnectionSettings(address("--connect-to", this.connectTo), addresses(),
				address("--proxy", this.proxy), this.insecure, timeout());
	}

	private Duration timeout() {
		if (this.timeout < 1) {
			throw wrong("--timeout has to be at least 1");
		}
		return Duration.ofSeconds(this.timeout);
	}

	private Map<String, InetAddress> addresses() {
		Map<String, InetAddress> addresses = new HashMap<>();
		for (String entry : this.resolve) {
			Matcher matcher = RESOLVE.matcher(entry);
			if (!matcher.matches()) {
				throw wrong("--resolve has to be a host, a port and an IP address, with colons between");
			}
			try {
				addresses.put(matcher.group(1).toLowerCase(Locale.ROOT), InetAddress.getByName(matcher.group(2)));
			}
			catch (UnknownHostException ex) {
				throw wrong("--resolve has to end in an IP address");
			}
		}
		return addresses;
	}

	private @Nullable InetSocketAddress address(String option, @Nullable String text) {
		if (text == null) {
			return null;
		}
		int colon = text.lastIndexOf(':');
		if (colon <= 0 || !text.substring(colon + 1).matches("\\d{1,5}")
				|| Integer.parseInt(text.substring(colon + 1)) > 65535) {
			throw wrong(option + " has to be a host, a colon and a port");
		}
		return InetSocketAddress.createUnresolved(text.substring(0, colon),
				Integer.parseInt(text.substring(colon + 1)));
	}

	private ParameterException wrong(String problem) {
		return WrongOption.of(this.spec, problem);
	}

}
