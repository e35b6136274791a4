package io.github.corsstarter.load;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An application with tenants in a database.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Handlers.class)
class TenantApplication {

	@Bean
	DatabaseTenants tenants(JdbcClient jdbc, @Value("${load.database-seconds:0}") double seconds) {
		return new DatabaseTenants(jdbc, seconds);
	}

}
