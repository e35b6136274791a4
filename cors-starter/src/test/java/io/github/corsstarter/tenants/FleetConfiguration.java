package io.github.corsstarter.tenants;

import java.nio.charset.StandardCharsets;

import io.github.corsstarter.memory.AuthorizerMemory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

@Configuration(proxyBeanMethods = false)
class FleetConfiguration {

	@Bean
	RedisMessageListenerContainer changedWebsites(RedisConnectionFactory redis, AuthorizerMemory memory) {
		RedisMessageListenerContainer container = new RedisMessageListenerContainer();
		container.setConnectionFactory(redis);
		container.addMessageListener(
				(message, pattern) -> memory.forgetOrigin(new String(message.getBody(), StandardCharsets.UTF_8)),
				new ChannelTopic("changed-websites"));
		return container;
	}

}
