package io.github.corsstarter.footprint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.verification.HttpConnection;

/**
 * A server process with the few connections that keep it busy.
 */
final class MeasuredServer implements AutoCloseable {

	/**
	 * The heap is fixed, so that none has a smaller one to collect more often. A method
	 * is compiled when it is due and not when the compiler finds time beside client and
	 * server: otherwise a busy machine is still compiling long after the warm-up.
	 */
	private static final List<String> OPTIONS = List.of("-Xms256m", "-Xmx256m", "-Xbatch");

	private final Variant variant;

	private final MeasuredProcess jvm;

	private final CpuClock clock;

	private final List<HttpConnection> connections = new ArrayList<>();

	private MeasuredServer(Variant variant, MeasuredProcess jvm) {
		this.variant = variant;
		this.jvm = jvm;
		this.clock = new CpuClock(jvm.pid());
	}

	static MeasuredServer start(Stack stack, Variant variant, int connections) throws IOException {
		List<String> properties = new ArrayList<>(variant.properties(RequestCase.ORIGIN));
		// Tomcat closes a connection after a hundred requests, and one that waits for its
		// turn: that is other work.
		properties.add("server.tomcat.max-keep-alive-requests=-1");
		properties.add("server.tomcat.keep-alive-timeout=-1");
		MeasuredServer server = new MeasuredServer(variant,
				MeasuredApplication.launch(stack.classPath(variant.isWithStarter()), OPTIONS, properties));
		try {
			int port = (int) server.jvm.awaitNumber("port");
			for (int i = 0; i < connections; i++) {
				server.connections.add(new HttpConnection(port));
			}
			return server;
		}
		catch (IOException | RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	static List<String> options() {
		return OPTIONS;
	}

	Variant variant() {
		return this.variant;
	}

	String clockSource() {
		return this.clock.source();
	}

	/**
	 * Sends requests and reads each response.
	 * @param requestCase what is sent
	 * @param requests how many
	 * @return what the server's process used for one, on average
	 */
	Batch measure(RequestCase requestCase, int requests) throws IOException {
		long cpu = this.clock.nanos();
		long wall = System.nanoTime();
		int sent = send(requestCase, requests);
		wall = System.nanoTime() - wall;
		cpu = this.clock.nanos() - cpu;
		return new Batch((double) cpu / sent, (double) wall / sent);
	}

	/**
	 * On every connection one request, then every response, and again.
	 */
	private int send(RequestCase requestCase, int requests) throws IOException {
		String request = requestCase.request();
		int sent = 0;
		while (sent < requests) {
			for (HttpConnection connection : this.connections) {
				connection.write(request);
			}
			for (HttpConnection connection : this.connections) {
				requestCase.check(this.variant, connection.read());
			}
			sent += this.connections.size();
		}
		return sent;
	}

	@Override
	public void close() throws IOException {
		try (this.jvm) {
			for (HttpConnection connection : this.connections) {
				connection.close();
			}
		}
	}

	/**
	 * Averages over the requests of a batch.
	 *
	 * @param cpuNanos CPU time of the server for a request
	 * @param wallNanos time that passed, for a request, which is the client's work too
	 */
	record Batch(double cpuNanos, double wallNanos) {
	}

}
