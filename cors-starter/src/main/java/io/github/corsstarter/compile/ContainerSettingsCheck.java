package io.github.corsstarter.compile;

import java.util.List;

import io.github.corsstarter.settings.Area;
import io.github.corsstarter.settings.Setting;
import io.github.corsstarter.settings.SettingSources;

import org.springframework.util.StringUtils;

/**
 * Finds settings with which the container or Spring reads forwarded headers before this
 * starter can: they trust every caller, and remove what they have read.
 */
final class ContainerSettingsCheck {

	private static final List<String> TOMCAT_HEADERS = List.of("server.tomcat.remoteip.host-header",
			"server.tomcat.remoteip.port-header", "server.tomcat.remoteip.protocol-header",
			"server.tomcat.remoteip.remote-ip-header");

	private static final String REASON = "With it the container or Spring reads the forwarded headers of every caller, "
			+ "trusted or not, before cors.hosts.* or a ForwardedHostResolver can";

	private ContainerSettingsCheck() {
	}

	static void check(SettingSources sources) {
		Setting strategy = sources.at(Area.HOSTS, "server.forward-headers-strategy");
		String value = strategy.text();
		if (value != null && !value.equalsIgnoreCase("none")) {
			strategy.problem(REASON, "Remove it, or write none");
		}
		for (String key : TOMCAT_HEADERS) {
			Setting header = sources.at(Area.HOSTS, key);
			if (StringUtils.hasText(header.text())) {
				header.problem(REASON, "Remove it");
			}
		}
	}

}
