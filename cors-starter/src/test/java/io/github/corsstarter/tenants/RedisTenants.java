package io.github.corsstarter.tenants;

import io.github.corsstarter.policy.OriginAuthorizer;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

@Component
class RedisTenants implements OriginAuthorizer {

	private final StringRedisTemplate redis;

	RedisTenants(StringRedisTemplate redis) {
		this.redis = redis;
	}

	@Override
	public boolean isAllowed(OriginRequest request) {
		String websites = "tenant:" + request.target().host() + ":websites";
		return Boolean.TRUE.equals(this.redis.opsForSet().isMember(websites, request.origin().toString()));
	}

}
