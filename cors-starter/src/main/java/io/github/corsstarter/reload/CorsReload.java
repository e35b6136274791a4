package io.github.corsstarter.reload;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.settings.InvalidCorsConfigurationException;
import io.github.corsstarter.settings.Problem;
import io.github.corsstarter.settings.ProblemReport;
import io.github.corsstarter.settings.Warning;
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

	private final Snapshots<?> snapshots;

	private final ConfigurableEnvironment environment;

	private final Runnable applied;

	private final Clock clock;

	private final Map<Outcome, AtomicLong> counts = new EnumMap<>(Outcome.class);

	private volatile @Nullable RefusedReload refused;

	/**
	 * Read into snapshots.
	 * @param snapshots has the settings in force
	 * @param environment has the settings that are read
	 * @param applied is called after other settings took effect
	 * @param clock tells the time
	 * @hidden
	 */
	public CorsReload(Snapshots<?> snapshots, ConfigurableEnvironment environment, Runnable applied, Clock clock) {
		this.snapshots = snapshots;
		this.environment = environment;
		this.applied = applied;
		this.clock = clock;
		for (Outcome outcome : Outcome.values()) {
			this.counts.put(outcome, new AtomicLong());
		}
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
		Snapshot<?> before = current();
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
			apply(this.snapshots.replace(settings));
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

	private void apply(Snapshot<?> snapshot) {
		this.refused = null;
		this.applied.run();
		logger.info("New settings of cors-starter are in force (configuration " + snapshot.number() + ").");
		for (Warning warning : snapshot.settings().warnings()) {
			logger.warn(warning.text() + ".");
		}
	}

	private void refuse(Snapshot<?> before, String report, List<String> problems) {
		this.refused = new RefusedReload(this.clock.instant(), problems);
		logger.error("New settings of cors-starter do not take effect. Those of " + before.loadedAt()
				+ " stay in force (configuration " + before.number() + "). " + report);
	}

	/**
	 * The snapshot that filters requests from now on.
	 * @return the snapshot in force
	 * @hidden
	 */
	public Snapshot<?> current() {
		return this.snapshots.current();
	}

	/**
	 * When the settings in force were read.
	 * @return the time of the start, or of the last reload that changed something
	 */
	public Instant loadedAt() {
		return current().loadedAt();
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
