package io.github.corsstarter.compile;

import java.util.List;

import io.github.corsstarter.settings.Problems;

import org.springframework.util.StringUtils;

/**
 * Finds settings with which the container or Spring reads forwarded headers before
 * anybody else can. What they have read is gone, and what they believed is the caller's
 * choice.
 */
final class ContainerSettingsCheck {

	private static final List<String> TOMCAT_HEADERS = List.of("server.tomcat.remoteip.host-header",
			"server.tomcat.remoteip.port-header", "server.tomcat.remoteip.protocol-header",
			"server.tomcat.remoteip.remote-ip-header");

	private static final String STRATEGY = "server.forward-headers-strategy";

	private ContainerSettingsCheck() {
	}

	/**
	 * Check the settings of the container.
	 * @param problems takes what is found
	 */
	static void check(Problems problems) {
		String reason = "It lets the container or Spring read the forwarded headers, which cors.hosts.* or a "
				+ "ForwardedHostResolver does here: whatever they believed would be taken for the truth";
		String strategy = problems.find(STRATEGY);
		if (strategy != null && !strategy.equalsIgnoreCase("none")) {
			problems.add(STRATEGY, reason, "Remove it, or write none");
		}
		for (String key : TOMCAT_HEADERS) {
			if (StringUtils.hasText(problems.find(key))) {
				problems.add(key, reason, "Remove it");
			}
		}
	}

}
