package io.github.corsstarter.doctor.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.doctor.examine.Diagnosis;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.layer.Mistake;
import io.github.corsstarter.doctor.layer.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a difference. If nothing marks a layer between, it can also be that what was
 * asked directly is not what the front asks.
 *
 * @param between what shows the layers between; empty if nothing does
 * @param applicationFirst whether another application explains the difference better than
 * a layer that leaves no mark
 */
record Suspect(List<Trace> between, boolean applicationFirst) {

	private static final String OTHER = "--direct is another application, or another configuration, than the one "
			+ "behind the front";

	private static final String RIGHT_DIRECT = "give it the address to which the front sends the request (nginx: "
			+ "proxy_pass; Apache: ProxyPass; HAProxy: server; CloudFront: the origin; API Gateway: the integration; a "
			+ "load balancer: the target group).";

	/**
	 * A layer does something.
	 * @param deed what it does, without a full stop
	 * @param action what to change there
	 */
	Diagnosis does(String deed, String action) {
		if (!this.between.isEmpty()) {
			String titles = this.between.stream()
				.map((trace) -> trace.layer().title())
				.collect(Collectors.joining(" or "));
			return new Diagnosis(layer(), titles + " " + deed + ".", action);
		}
		String layer = "a layer that leaves no mark " + deed;
		return this.applicationFirst
				? new Diagnosis(null, "Either " + OTHER + ". Or " + layer + ".",
						"Check --direct first: " + RIGHT_DIRECT
								+ " If it has that address already, there is a layer between. " + action)
				: new Diagnosis(null, "Either " + layer + ". Or " + OTHER + ".",
						action + " Check --direct too: " + RIGHT_DIRECT);
	}

	@Nullable Layer layer() {
		return (this.between.size() == 1) ? this.between.get(0).layer() : null;
	}

	String fix(Mistake mistake) {
		if (this.between.isEmpty()) {
			return mistake.fix(null);
		}
		Set<String> fixes = new LinkedHashSet<>();
		this.between.forEach((trace) -> fixes.add(mistake.fix(trace.layer())));
		return String.join(" ", fixes);
	}

}
