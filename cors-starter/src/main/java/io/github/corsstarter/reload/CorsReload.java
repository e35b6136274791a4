package io.github.corsstarter.reload;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.settings.InvalidCorsConfigurationException;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.ProblemReport;
import io.github.corsstarter.settings.Warning;
import io.github.corsstarter.web.servlet.CorsPolicyFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads {@code cors.*} again while the application runs. There is a bean of this type if
 * {@code cors.reloadable} is {@code true}, and, unless it is {@code false}, where Spring
 * Cloud can change properties.
 * <p>
 * New settings are compiled aside and checked as at the start. They take effect as a
 * whole, or not at all: then those in force stay, and the log has the report. A request
 * sees the settings of before or of after, never a mix. Safe to be called by many threads
 * at a time.
 *
 * @since 0.1.0
 */
public final class CorsReload {

	private static final Log logger = LogFactory.getLog(CorsReload.class);

	private static final String SNAPSHOT = CorsReload.class.getName() + ".SNAPSHOT";

	private final ConfigurableEnvironment environment;

	private final Function<CompiledSettings, Filters> compiler;

	private final Runnable applied;

	private final Clock clock;

	private final Map<Outcome, AtomicLong> counts = new EnumMap<>(Outcome.class);

	private volatile Snapshot current;

	private volatile @Nullable RefusedReload refused;

	/**
	 * Start with the settings that the application was started with.
	 * @param initial the settings
	 * @param environment has the settings that are read later
	 * @param compiler makes filters that act as settings say
	 * @param applied is called after other settings took effect
	 * @param clock tells the time
	 * @hidden
	 */
	public CorsReload(CompiledSettings initial, ConfigurableEnvironment environment,
			Function<CompiledSettings, Filters> compiler, Runnable applied, Clock clock) {
		this.environment = environment;
		this.compiler = compiler;
		this.applied = applied;
		this.clock = clock;
		for (Outcome outcome : Outcome.values()) {
			this.counts.put(outcome, new AtomicLong());
		}
		this.current = new Snapshot(1, clock.instant(), initial, compiler.apply(initial));
	}

	/**
	 * Read the settings again, from the environment and from the files that it imports
	 * with {@code configtree:}.
	 * @return what came of it; problems are logged and not thrown
	 */
	public Outcome reload() {
		Outcome outcome = read();
		counter(outcome).incrementAndGet();
		return outcome;
	}

	private synchronized Outcome read() {
		Snapshot before = this.current;
		try {
			CompiledSettings settings = CompiledSettings.of(MountedFiles.readAgain(this.environment));
			if (settings.properties().equals(before.settings().properties())) {
				this.refused = null;
				return Outcome.UNCHANGED;
			}
			List<Problem> restart = RestartCheck.find(before.settings(), settings);
			if (!restart.isEmpty()) {
				throw new InvalidCorsConfigurationException(restart);
			}
			apply(new Snapshot(before.number() + 1, this.clock.instant(), settings, this.compiler.apply(settings)));
			return Outcome.APPLIED;
		}
		catch (InvalidCorsConfigurationException ex) {
			refuse(before, ProblemReport.of(ex.problems()), ProblemReport.lines(ex.problems()));
		}
		catch (RuntimeException ex) {
			refuse(before, String.valueOf(ex.getMessage()), List.of(String.valueOf(ex.getMessage())));
		}
		return Outcome.REFUSED;
	}

	private void apply(Snapshot snapshot) {
		this.current = snapshot;
		this.refused = null;
		this.applied.run();
		logger.info("New settings of cors-starter are in force (configuration " + snapshot.number() + ").");
		for (Warning warning : snapshot.settings().warnings()) {
			logger.warn(warning.text() + ".");
		}
	}

	private void refuse(Snapshot before, String report, List<String> problems) {
		this.refused = new RefusedReload(this.clock.instant(), problems);
		logger.error("New settings of cors-starter do not take effect. Those of " + before.loadedAt()
				+ " stay in force (configuration " + before.number() + "). " + report);
	}

	/**
	 * The snapshot that filters requests from now on.
	 * @return the snapshot in force
	 * @hidden
	 */
	public Snapshot current() {
		return this.current;
	}

	/**
	 * The snapshot that filters a request: the one in force when it was first asked for.
	 * @param request the request
	 * @return the same snapshot for the whole request
	 * @hidden
	 */
	public Snapshot of(HttpServletRequest request) {
		if (request.getAttribute(SNAPSHOT) instanceof Snapshot seen) {
			return seen;
		}
		Snapshot now = this.current;
		request.setAttribute(SNAPSHOT, now);
		request.setAttribute(CorsPolicyFilter.CONFIGURATION, now.number());
		return now;
	}

	/**
	 * When the settings in force were read.
	 * @return the time of the start, or of the last reload that changed something
	 */
	public Instant loadedAt() {
		return this.current.loadedAt();
	}

	/**
	 * The settings that were read last and did not take effect.
	 * @return {@code null} if what was read last is in force
	 */
	public @Nullable RefusedReload refused() {
		return this.refused;
	}

	/**
	 * How often reading again came to an outcome, since the start.
	 * @param outcome the outcome
	 * @return the number
	 */
	public long count(Outcome outcome) {
		return counter(outcome).get();
	}

	private AtomicLong counter(Outcome outcome) {
		return Objects.requireNonNull(this.counts.get(outcome));
	}

	/**
	 * What came of reading the settings again.
	 */
	public enum Outcome {

		/**
		 * Other settings are in force.
		 */
		APPLIED,

		/**
		 * The settings are those in force.
		 */
		UNCHANGED,

		/**
		 * The settings cannot work, and those of before stay in force.
		 */
		REFUSED

	}

}
