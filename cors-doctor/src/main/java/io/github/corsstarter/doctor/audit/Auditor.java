package io.github.corsstarter.doctor.audit;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.Page;
import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Looks for holes of a URL.
 */
public final class Auditor {

	private static final int MOST_REDIRECTS = 3;

	private Auditor() {
	}

	/**
	 * Audit a URL.
	 * @param url the URL, with the scheme http or https
	 * @param page the page whose origin should be allowed
	 * @param wire carries the requests
	 * @param limits what it may cost
	 */
	public static AuditReport audit(Url url, Page page, Wire wire, Limits limits) {
		Prober prober = new Prober(wire, url.origin().host(), limits);
		Findings findings = new Findings();
		List<Probed> redirects = new ArrayList<>();
		Site site = new Site(url);
		Probed first = Survey.get(site.url().uri(), page.origin(), prober);
		while (first != null && redirects.size() < MOST_REDIRECTS) {
			Url next = next(first, site);
			if (next == null) {
				break;
			}
			redirects.add(first);
			site = new Site(next);
			first = Survey.get(next.uri(), page.origin(), prober);
		}
		if (first != null) {
			look(new Scene(page, site, List.copyOf(redirects), Survey.take(first, site, page.origin(), prober), prober,
					findings));
		}
		boolean starter = prober.probed().stream().anyMatch((probed) -> probed.shows(Layer.CORS_STARTER));
		return new AuditReport(site.url().toString(), page.origin(), findings.sorted(starter), findings.fine(),
				findings.open(), prober.requests(), prober.millis(), first != null, prober.failure());
	}

	/**
	 * Where a redirect leads that may be followed.
	 */
	private static @Nullable Url next(Probed probed, Site site) {
		String location = probed.location();
		Url target = (location != null) ? site.url().resolve(location) : null;
		return site.isHome(target) ? target : null;
	}

	private static void look(Scene scene) {
		if (scene.survey().first().location() != null) {
			scene.findings().add(Weakness.LEADS_ELSEWHERE, List.of(scene.survey().first()));
		}
		OriginCheck.look(scene);
		CacheCheck.look(scene);
		PreflightCheck.look(scene);
		ErrorCheck.look(scene);
		RedirectCheck.look(scene);
	}

}
