package io.github.corsstarter.fleet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.config.server.EnableConfigServer;
import org.springframework.context.annotation.Configuration;

/**
 * A Config Server, in a process of its own.
 */
@EnableAutoConfiguration
@EnableConfigServer
@Configuration(proxyBeanMethods = false)
public class ConfigServerApplication {

	public static void main(String[] args) {
		SpringApplication.run(ConfigServerApplication.class, args);
	}

}
