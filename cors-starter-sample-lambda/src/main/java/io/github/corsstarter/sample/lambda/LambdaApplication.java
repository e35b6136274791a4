package io.github.corsstarter.sample.lambda;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The API of the sample and nothing else. The page needs a second port, and Lambda has
 * not even one.
 */
@SpringBootApplication(scanBasePackages = { "io.github.corsstarter.sample.api", "io.github.corsstarter.sample.lambda" })
class LambdaApplication {

}
