package io.github.corsstarter.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One request through one filter.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FilterBenchmark {

	/**
	 * Name of a {@link Case}.
	 */
	@Param("actual")
	String exchange;

	/**
	 * Name of a {@link Peer}.
	 */
	@Param("STARTER")
	String peer;

	private final Application application = new Application();

	private final LeanResponse response = new LeanResponse();

	private LeanRequest request;

	private Filter filter;

	/**
	 * Configure the filter and see that it does its work.
	 * @throws ServletException if the filter does not know its job
	 * @throws IOException if it fails
	 */
	@Setup
	public void setUp() throws ServletException, IOException {
		Case chosen = Case.named(this.exchange);
		this.filter = Peer.valueOf(this.peer).filter(chosen.job().get());
		this.request = chosen.request().get();
		exchange();
	}

	/**
	 * A request and its response.
	 * @return the response
	 * @throws ServletException never
	 * @throws IOException never
	 */
	@Benchmark
	public LeanResponse exchange() throws ServletException, IOException {
		this.request.renew();
		this.response.renew();
		this.filter.doFilter(this.request, this.response, this.application);
		return this.response;
	}

	/**
	 * Keeps the objects that it gets, as an application does. The compiler could remove a
	 * wrapper that is never used.
	 */
	private static final class Application implements FilterChain {

		private ServletRequest request;

		private ServletResponse response;

		@Override
		public void doFilter(ServletRequest request, ServletResponse response) {
			this.request = request;
			this.response = response;
		}

	}

}
