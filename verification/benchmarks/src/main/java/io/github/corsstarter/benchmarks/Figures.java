package io.github.corsstarter.benchmarks;

import java.util.function.ToDoubleFunction;

/**
 * What can be said about the results of one run.
 *
 * @param results the results
 */
record Figures(Results results) {

	private static final String ANY_OTHER_REQUEST = "actual";

	double time(String exchange, Peer peer) {
		return this.results.find(exchange, peer).nanoseconds();
	}

	double bytes(String exchange, Peer peer) {
		return this.results.find(exchange, peer).bytes();
	}

	/**
	 * What a filter takes beyond the stub.
	 */
	double added(String exchange, Peer peer) {
		return beyondStub(exchange, peer, Measurement::nanoseconds);
	}

	/**
	 * What a filter allocates beyond the stub.
	 */
	double addedBytes(String exchange, Peer peer) {
		return beyondStub(exchange, peer, Measurement::bytes);
	}

	/**
	 * How many times more the filter of Spring adds.
	 */
	double timesLessThanSpring(String exchange) {
		return added(exchange, Peer.SPRING) / added(exchange, Peer.STARTER);
	}

	/**
	 * The most expensive of some cases, as a multiple of another.
	 */
	double growth(String from, String... to) {
		double most = 0;
		for (String exchange : to) {
			most = Math.max(most, added(exchange, Peer.STARTER));
		}
		return most / added(from, Peer.STARTER);
	}

	private double beyondStub(String exchange, Peer peer, ToDoubleFunction<Measurement> figure) {
		String stub = this.results.has(exchange, Peer.NO_FILTER) ? exchange : ANY_OTHER_REQUEST;
		return figure.applyAsDouble(this.results.find(exchange, peer))
				- figure.applyAsDouble(this.results.find(stub, Peer.NO_FILTER));
	}

}
