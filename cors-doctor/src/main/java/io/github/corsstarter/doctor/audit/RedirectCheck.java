package io.github.corsstarter.doctor.audit;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.Url;
import io.github.corsstarter.doctor.wire.HeaderLine;
import org.jspecify.annotations.Nullable;

/**
 * Whether redirects repeat a host that the client made up.
 */
final class RedirectCheck {

	private static final int MOST_REDIRECTS = 2;

	private static final String HOST = "host.cors-doctor.invalid";

	private static final String X_FORWARDED_HOST = "x-forwarded-host.cors-doctor.invalid";

	private static final String FORWARDED = "forwarded.cors-doctor.invalid";

	private final Scene scene;

	private RedirectCheck(Scene scene) {
		this.scene = scene;
	}

	static void look(Scene scene) {
		new RedirectCheck(scene).look();
	}

	private void look() {
		List<URI> redirecting = redirecting();
		if (redirecting.isEmpty()) {
			this.scene.findings().fine("No redirect was seen that could repeat a host.");
			return;
		}
		List<Probed> host = new ArrayList<>();
		List<Probed> forwarded = new ArrayList<>();
		int unanswered = 0;
		for (URI url : redirecting) {
			Probed byHost = ask(url, new HeaderLine("Host", HOST));
			Probed byForwarded = ask(url, new HeaderLine("X-Forwarded-Host", X_FORWARDED_HOST),
					new HeaderLine("Forwarded", "host=" + FORWARDED));
			unanswered += (byHost == null || byForwarded == null) ? 1 : 0;
			if (byHost != null && leadsTo(byHost, HOST)) {
				host.add(byHost);
			}
			if (byForwarded != null && (leadsTo(byForwarded, X_FORWARDED_HOST) || leadsTo(byForwarded, FORWARDED))) {
				forwarded.add(byForwarded);
			}
		}
		report(forwarded, Weakness.FORWARDED_HOST_BELIEVED);
		report(host, Weakness.HOST_BELIEVED);
		if (unanswered > 0) {
			this.scene.findings().open("Whether redirects repeat the host of a header.");
		}
		else if (host.isEmpty() && forwarded.isEmpty()) {
			this.scene.findings().fine("Redirects do not repeat the host of a header.");
		}
	}

	private void report(List<Probed> evidence, Weakness weakness) {
		if (!evidence.isEmpty()) {
			this.scene.findings().add(weakness, evidence);
		}
	}

	private List<URI> redirecting() {
		List<URI> urls = new ArrayList<>();
		this.scene.redirects().forEach((probed) -> urls.add(probed.request().url()));
		if (this.scene.survey().first().location() != null) {
			urls.add(this.scene.site().url().uri());
		}
		URI otherSlash = this.scene.site().otherSlash();
		if (otherSlash != null && urls.isEmpty()) {
			Probed asked = ask(otherSlash);
			if (asked != null && asked.location() != null) {
				urls.add(otherSlash);
			}
		}
		return urls.subList(0, Math.min(urls.size(), MOST_REDIRECTS));
	}

	private @Nullable Probed ask(URI url, HeaderLine... headers) {
		return this.scene.prober().send("GET", Site.fresh(url), headers);
	}

	private boolean leadsTo(Probed probed, String host) {
		String location = probed.location();
		Url target = (location != null) ? this.scene.site().url().resolve(location) : null;
		return target != null && target.origin().host().equals(host);
	}

}
