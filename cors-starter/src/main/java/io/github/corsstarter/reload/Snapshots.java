package io.github.corsstarter.reload;

import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.github.corsstarter.compile.CompiledSettings;
import io.github.corsstarter.web.DecisionFields;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.ResolvableType;

/**
 * The snapshot in force, and the one that a request began with.
 *
 * @param <F> the filters of the web layer
 */
public final class Snapshots<F> {

	private static final String SNAPSHOT = Snapshots.class.getName() + ".SNAPSHOT";

	private final Function<CompiledSettings, F> compiler;

	private final Clock clock;

	private volatile Snapshot<F> current;

	/**
	 * Start with the settings that the application was started with.
	 * @param initial the settings
	 * @param compiler makes filters that act as settings say
	 * @param clock tells the time
	 */
	public Snapshots(CompiledSettings initial, Function<CompiledSettings, F> compiler, Clock clock) {
		this.compiler = compiler;
		this.clock = clock;
		this.current = new Snapshot<>(1, clock.instant(), initial, compiler.apply(initial));
	}

	/**
	 * Find the bean of an application whose settings can change.
	 * @param <F> the filters of its web layer
	 * @param beans its beans
	 * @param filters the type of the filters
	 * @return the snapshots, or {@code null} if the settings do not change
	 */
	public static <F> @Nullable Snapshots<F> find(ListableBeanFactory beans, Class<F> filters) {
		ResolvableType type = ResolvableType.forClassWithGenerics(Snapshots.class, filters);
		return beans.<Snapshots<F>>getBeanProvider(type).getIfAvailable();
	}

	/**
	 * The snapshot that filters requests from now on.
	 */
	public Snapshot<F> current() {
		return this.current;
	}

	/**
	 * The snapshot that filters a request: the one in force when it was first asked for.
	 * @param attributes finds an attribute of the request by its name
	 * @param remember sets an attribute of the request
	 * @return the same snapshot for the whole request
	 */
	@SuppressWarnings("unchecked")
	public Snapshot<F> of(Function<String, @Nullable Object> attributes, BiConsumer<String, Object> remember) {
		Object seen = attributes.apply(SNAPSHOT);
		if (seen != null) {
			return (Snapshot<F>) seen;
		}
		Snapshot<F> now = this.current;
		remember.accept(SNAPSHOT, now);
		remember.accept(DecisionFields.CONFIGURATION, now.number());
		return now;
	}

	/**
	 * Put other settings in force, once their filters are made. To be called by one
	 * thread at a time.
	 * @param settings the settings
	 * @return the snapshot in force from now on
	 */
	Snapshot<F> replace(CompiledSettings settings) {
		Snapshot<F> next = new Snapshot<>(this.current.number() + 1, this.clock.instant(), settings,
				this.compiler.apply(settings));
		this.current = next;
		return next;
	}

}
