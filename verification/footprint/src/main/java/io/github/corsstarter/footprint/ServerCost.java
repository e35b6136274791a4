package io.github.corsstarter.footprint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.footprint.MeasuredServer.Batch;

/**
 * CPU time of a server for one request: without CORS, with the starter and with Spring's
 * own filter.
 * <p>
 * It counts everything that the server's process does for a request: the server, the web
 * layer, the handler (which does nothing), the kernel's part in reading and writing, and
 * what compiler and collector do meanwhile. It does not count the client, which is this
 * process. Batches of the variants take turns, so that other load on the machine affects
 * all of them equally. Because two runs of one program are compiled differently, all
 * servers are started anew for some times ("forks"); the interval over the forks includes
 * this, the one over all rounds only shows how steady the machine was.
 */
public final class ServerCost {

	private static final Map<String, Integer> DEFAULTS = defaults();

	private final Arguments arguments;

	private final Map<Stack, Map<RequestCase, ServerSamples>> samples = new EnumMap<>(Stack.class);

	private String clockSource = "";

	private ServerCost(Arguments arguments) {
		this.arguments = arguments;
		for (Stack stack : Stack.values()) {
			Map<RequestCase, ServerSamples> samplesOfStack = new EnumMap<>(RequestCase.class);
			for (RequestCase requestCase : RequestCase.values()) {
				samplesOfStack.put(requestCase, new ServerSamples());
			}
			this.samples.put(stack, samplesOfStack);
		}
	}

	public static void main(String[] args) throws IOException {
		Arguments arguments = Arguments.parse(args, DEFAULTS);
		Report report = new Report("server-cost", arguments);
		ServerCost measurement = new ServerCost(arguments);
		for (int fork = 0; fork < arguments.get("forks"); fork++) {
			for (Stack stack : Stack.values()) {
				measurement.runFork(stack, fork);
			}
		}
		measurement.writeTo(report);
	}

	private static Map<String, Integer> defaults() {
		Map<String, Integer> defaults = new LinkedHashMap<>();
		defaults.put("forks", 5);
		defaults.put("rounds", 6);
		defaults.put("requests", 4000);
		// For each case, so that a server has seen three times as many.
		defaults.put("warmup", 20000);
		defaults.put("connections", 4);
		return defaults;
	}

	private void runFork(Stack stack, int fork) throws IOException {
		List<MeasuredServer> servers = new ArrayList<>();
		try {
			for (Variant variant : Variant.values()) {
				servers.add(MeasuredServer.start(stack, variant, this.arguments.get("connections")));
			}
			this.clockSource = servers.get(0).clockSource();
			warmUp(servers);
			for (int round = 0; round < this.arguments.get("rounds"); round++) {
				runRound(this.samples.get(stack), fork, round, servers);
			}
		}
		finally {
			for (MeasuredServer server : servers) {
				server.close();
			}
		}
	}

	private void warmUp(List<MeasuredServer> servers) throws IOException {
		for (MeasuredServer server : servers) {
			for (RequestCase requestCase : RequestCase.values()) {
				server.measure(requestCase, this.arguments.get("warmup"));
			}
		}
	}

	/**
	 * Who goes first changes from round to round.
	 */
	private void runRound(Map<RequestCase, ServerSamples> samplesOfStack, int fork, int round,
			List<MeasuredServer> servers) throws IOException {
		for (RequestCase requestCase : RequestCase.values()) {
			Map<Variant, Batch> batches = new EnumMap<>(Variant.class);
			for (int i = 0; i < servers.size(); i++) {
				MeasuredServer server = servers.get((i + round) % servers.size());
				batches.put(server.variant(), server.measure(requestCase, this.arguments.get("requests")));
			}
			samplesOfStack.get(requestCase).add(fork, round, batches);
		}
	}

	private void writeTo(Report report) {
		Map<String, Object> stacks = new LinkedHashMap<>();
		this.samples.forEach((stack, samplesOfStack) -> {
			Map<String, Object> cases = new LinkedHashMap<>();
			samplesOfStack.forEach((requestCase, samplesOfCase) -> {
				cases.put(requestCase.label(), samplesOfCase.asMap());
				System.out.println(stack.label() + ", " + requestCase.label() + ": " + samplesOfCase.summary());
			});
			stacks.put(stack.label(), cases);
		});
		report.put("serverOptions", MeasuredServer.options())
			.put("collector", "serial")
			.put("clock", this.clockSource)
			.put("unit", "ns of CPU time of the server process for a request")
			.put("servers", stacks)
			.write();
	}

}
