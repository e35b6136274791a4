package io.github.corsstarter.doctor.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.corsstarter.doctor.layer.Layer;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an audit finds. Used once.
 */
final class Findings {

	private final List<Finding> found = new ArrayList<>();

	private final List<String> fine = new ArrayList<>();

	private final List<String> open = new ArrayList<>();

	void add(Weakness weakness, List<Probed> evidence) {
		add(weakness, evidence.get(0).layer(), evidence);
	}

	void add(Weakness weakness, @Nullable Layer layer, List<Probed> evidence) {
		this.found.add(new Finding(weakness, layer, evidence));
	}

	/**
	 * Something was looked at and is as it should be.
	 */
	void fine(String sentence) {
		this.fine.add(sentence);
	}

	/**
	 * Something could not be looked at.
	 */
	void open(String sentence) {
		this.open.add(sentence);
	}

	/**
	 * The findings, the worst first.
	 * @param starter whether the starter showed itself in some answer: it then is the
	 * layer of answers that show none
	 */
	List<Finding> sorted(boolean starter) {
		return this.found.stream()
			.map((finding) -> (starter && finding.layer() == null
					&& !finding.evidence().get(0).shows(Layer.CORS_STARTER))
							? new Finding(finding.weakness(), Layer.CORS_STARTER, finding.evidence()) : finding)
			.sorted(Comparator.comparing(Finding::weakness,
					Comparator.comparing(Weakness::severity).thenComparing(Comparator.naturalOrder())))
			.toList();
	}

	List<String> fine() {
		return List.copyOf(this.fine);
	}

	List<String> open() {
		return List.copyOf(this.open);
	}

}
