package io.github.corsstarter.doctor.audit;

import java.util.List;

import io.github.corsstarter.doctor.layer.Layer;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param weakness what
 * @param layer the layer that wrote the answer, or {@code null} if it is not known
 * @param evidence the requests and answers that show it; at least one
 */
public record Finding(Weakness weakness, @Nullable Layer layer, List<Probed> evidence) {

	public Finding {
		evidence = List.copyOf(evidence);
	}

	/**
	 * What to change.
	 */
	public String fix() {
		return this.weakness.fix(this.layer);
	}

}
