package io.github.corsstarter.verification;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;

/**
 * Collects the buffers of Netty that became garbage before they were released, in this
 * process. {@link #OPTIONS} says how the process has to be started.
 *
 * @param <T> what may leak
 */
public final class LeakedBuffers<T> extends ResourceLeakDetector<T> {

	/**
	 * The options of the virtual machine: every buffer is followed, and Netty uses this
	 * detector.
	 */
	public static final List<String> OPTIONS = List.of("-Dio.netty.leakDetection.level=paranoid",
			"-Dio.netty.customResourceLeakDetector=" + LeakedBuffers.class.getName());

	/**
	 * In the traces of buffers that Spring loses without the starter too: when the client
	 * of a stream goes away while another thread encodes an event
	 * (spring-projects/spring-framework#36438), and when a part of an upload is too
	 * large.
	 */
	private static final List<String> SPRING = List.of(
			"org.springframework.http.codec.ServerSentEventHttpMessageWriter",
			"org.springframework.http.codec.multipart.");

	private static final long DEADLINE_MILLIS = 30_000;

	private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

	/**
	 * Called by Netty.
	 * @param type what may leak
	 * @param interval how many objects there are for each one that is followed
	 */
	public LeakedBuffers(Class<?> type, int interval) {
		super(type, interval);
	}

	/**
	 * Called by older versions of Netty.
	 * @param type what may leak
	 * @param interval how many objects there are for each one that is followed
	 * @param most ignored
	 */
	public LeakedBuffers(Class<?> type, int interval, long most) {
		this(type, interval);
	}

	@Override
	protected boolean needReport() {
		return true;
	}

	@Override
	protected void reportTracedLeak(String type, String records) {
		LEAKS.add(type + " was not released: " + records);
	}

	@Override
	protected void reportUntracedLeak(String type) {
		LEAKS.add(type + " was not released");
	}

	/**
	 * Whether Spring loses this buffer without the starter too.
	 * @param leak a leak, with where the buffer was used
	 * @return whether it is one of those that are known
	 */
	public static boolean isOfSpring(String leak) {
		return SPRING.stream().anyMatch(leak::contains);
	}

	/**
	 * The leaks since this method was called the last time. The garbage is collected
	 * first.
	 * @return each with where the buffer was used
	 * @throws InterruptedException if this thread is interrupted
	 */
	public static List<String> take() throws InterruptedException {
		// The virtual machine hands over what one collection found before what the next
		// one found.
		collectGarbage();
		collectGarbage();
		// Netty reports when it follows the next buffer.
		PooledByteBufAllocator.DEFAULT.buffer().release();
		List<String> taken = new ArrayList<>();
		for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
			taken.add(leak);
		}
		return taken;
	}

	private static void collectGarbage() throws InterruptedException {
		ReferenceQueue<Object> queue = new ReferenceQueue<>();
		WeakReference<Object> garbage = new WeakReference<>(new Object(), queue);
		System.gc();
		if (queue.remove(DEADLINE_MILLIS) != garbage) {
			throw new IllegalStateException("The garbage was not collected");
		}
	}

}
