package io.github.corsstarter.extending;

import java.util.Map;

import io.github.corsstarter.host.ForwardedHostResolver;
import io.github.corsstarter.host.HostResolution;
import io.github.corsstarter.host.ProxiedRequest;
import io.github.corsstarter.host.PublicAddress;

import org.springframework.stereotype.Component;

@Component
class RegionHostResolver implements ForwardedHostResolver {

	private static final Map<String, String> PUBLIC_HOSTS = Map.of("orders.eu.internal", "eu.example.com",
			"orders.us.internal", "us.example.com");

	@Override
	public HostResolution resolve(ProxiedRequest request) {
		String host = PUBLIC_HOSTS.getOrDefault(request.serverName(), "www.example.com");
		return HostResolution.to(new PublicAddress("https", host, 443, "", null));
	}

}
