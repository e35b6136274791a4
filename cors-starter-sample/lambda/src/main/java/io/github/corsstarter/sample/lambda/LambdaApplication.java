package io.github.corsstarter.sample.lambda;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

/**
 * The API of the sample and nothing else. The page needs a second port, and Lambda has
 * not even one.
 */
@SpringBootApplication(scanBasePackages = { "io.github.corsstarter.sample.api", "io.github.corsstarter.sample.lambda" })
class LambdaApplication {

	/**
	 * The container hands a response on as soon as it is flushed, and loses what another
	 * thread writes afterwards. So a stream is written completely before it is flushed.
	 */
	@Bean
	TaskExecutor applicationTaskExecutor() {
		return new SyncTaskExecutor();
	}

}
