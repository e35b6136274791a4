package io.github.corsstarter.doctor.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.github.corsstarter.doctor.layer.Trace.Certainty;
import io.github.corsstarter.doctor.layer.Trace.Role;
import io.github.corsstarter.doctor.wire.Printable;
import io.github.corsstarter.doctor.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * How an answer of a layer looks: all its marks have to be there.
 */
final class Fingerprint {

	private final Layer layer;

	private final Role role;

	private final Certainty certainty;

	private final List<Function<WireAnswer, @Nullable String>> marks;

	private final @Nullable String meaning;

	private final @Nullable String action;

	private Fingerprint(Layer layer, Role role, Certainty certainty, List<Function<WireAnswer, @Nullable String>> marks,
			@Nullable String meaning, @Nullable String action) {
		this.layer = layer;
		this.role = role;
		this.certainty = certainty;
		this.marks = List.copyOf(marks);
		this.meaning = meaning;
		this.action = action;
	}

	/**
	 * A layer writes such an answer itself, and surely no other does.
	 */
	static Fingerprint answeredBy(Layer layer) {
		return new Fingerprint(layer, Role.ANSWERED, Certainty.CERTAIN, List.of(), null, null);
	}

	/**
	 * A layer leaves such a mark on answers of others too.
	 */
	static Fingerprint passedBy(Layer layer) {
		return new Fingerprint(layer, Role.PASSED, Certainty.CERTAIN, List.of(), null, null);
	}

	Fingerprint likely() {
		return new Fingerprint(this.layer, this.role, Certainty.LIKELY, this.marks, this.meaning, this.action);
	}

	Fingerprint meaning(String meaning, String action) {
		return new Fingerprint(this.layer, this.role, this.certainty, this.marks, meaning, action);
	}

	Fingerprint status(int... statuses) {
		return with((answer) -> {
			for (int status : statuses) {
				if (answer.status() == status) {
					return "status " + status;
				}
			}
			return null;
		});
	}

	/**
	 * A header is there.
	 */
	Fingerprint header(String name) {
		return with((answer) -> (answer.first(name) != null) ? "header " + name : null);
	}

	Fingerprint noHeader(String name) {
		return with((answer) -> (answer.first(name) == null) ? "" : null);
	}

	/**
	 * A value of a header has a part, in any case.
	 */
	Fingerprint header(String name, String part) {
		return with((answer) -> {
			for (String value : answer.values(name)) {
				if (value.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))) {
					return name + ": " + Printable.of(value);
				}
			}
			return null;
		});
	}

	/**
	 * An element of a list header is this.
	 */
	Fingerprint headerElement(String name, String element) {
		return with((answer) -> {
			for (String value : answer.values(name)) {
				if (List.of(value.split("\\s*,\\s*")).contains(element)) {
					return name + ": " + Printable.of(value);
				}
			}
			return null;
		});
	}

	/**
	 * A value of a header begins so, in any case.
	 */
	Fingerprint headerBegins(String name, String beginning) {
		return with((answer) -> {
			for (String value : answer.values(name)) {
				if (value.regionMatches(true, 0, beginning, 0, beginning.length())) {
					return name + ": " + Printable.of(value);
				}
			}
			return null;
		});
	}

	/**
	 * The body has a part.
	 */
	Fingerprint body(String part) {
		return with((answer) -> answer.body().contains(part) ? "the body says \"" + part + "\"" : null);
	}

	/**
	 * The body has these parts, with their line breaks.
	 */
	Fingerprint layout(String... parts) {
		return with((answer) -> {
			for (String part : parts) {
				if (!answer.body().contains(part)) {
					return null;
				}
			}
			return "the body has the layout of its error pages";
		});
	}

	/**
	 * The body is a text, but for whitespace around it.
	 */
	Fingerprint wholeBody(String text) {
		return with((answer) -> answer.body().strip().equals(text) ? "the body is " + text : null);
	}

	private Fingerprint with(Function<WireAnswer, @Nullable String> mark) {
		List<Function<WireAnswer, @Nullable String>> more = new ArrayList<>(this.marks);
		more.add(mark);
		return new Fingerprint(this.layer, this.role, this.certainty, more, this.meaning, this.action);
	}

	/**
	 * Look for the marks.
	 * @return what was found, or {@code null} if a mark is missing
	 */
	@Nullable Trace find(WireAnswer answer) {
		List<String> evidence = new ArrayList<>();
		for (Function<WireAnswer, @Nullable String> mark : this.marks) {
			String found = mark.apply(answer);
			if (found == null) {
				return null;
			}
			if (!found.isEmpty()) {
				evidence.add(found);
			}
		}
		return new Trace(this.layer, this.role, this.certainty, String.join(", ", evidence), this.meaning, this.action);
	}

}
