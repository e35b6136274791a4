package io.github.corsstarter.sample;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.verification.HttpPeer;
import io.github.corsstarter.verification.JavaProcess;

/**
 * The packaged sample as a process of its own, on two free ports.
 */
final class SampleProcess implements AutoCloseable {

	private static final Pattern STARTED = Pattern
		.compile("Open (http://localhost:\\d+)/ in a browser\\. It calls the API at (http://localhost:\\d+)");

	private final JavaProcess process;

	private final HttpPeer page;

	private final HttpPeer api;

	private SampleProcess(JavaProcess process, Matcher started) {
		this.process = process;
		this.page = peer(started.group(1));
		this.api = peer(started.group(2));
	}

	private static HttpPeer peer(String origin) {
		return new HttpPeer(URI.create(origin).getPort());
	}

	/**
	 * Start the jar that the build made.
	 * @param jvmOptions options for the virtual machine
	 * @param arguments arguments for the application, besides the ports
	 * @return the started sample
	 */
	static SampleProcess start(List<String> jvmOptions, List<String> arguments) {
		List<String> all = new ArrayList<>(jvmOptions);
		all.addAll(List.of("-jar", System.getProperty("sample.jar"), "--server.port=0", "--sample.page-port=0"));
		all.addAll(arguments);
		JavaProcess process = JavaProcess.start(all);
		return new SampleProcess(process, process.await(STARTED));
	}

	HttpPeer page() {
		return this.page;
	}

	HttpPeer api() {
		return this.api;
	}

	String output() {
		return this.process.output();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
