package io.github.corsstarter.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * What the filters log while this is open, and not on the console.
 */
public final class LoggedLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.corsstarter.web");

	private final Level level = this.logger.getLevel();

	private final List<String> lines = new CopyOnWriteArrayList<>();

	public LoggedLines() {
		this(Level.INFO);
	}

	/**
	 * Listen down to a level.
	 * @param level the lowest
	 */
	public LoggedLines(Level level) {
		this.logger.setLevel(level);
		this.logger.setAdditive(false);
		this.logger.addAppender(this);
		start();
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.lines.add(event.getLevel() + " " + event.getFormattedMessage());
	}

	/**
	 * Level and message of each.
	 */
	public List<String> lines() {
		return this.lines;
	}

	@Override
	public void close() {
		this.logger.detachAppender(this);
		this.logger.setAdditive(true);
		this.logger.setLevel(this.level);
	}

}
