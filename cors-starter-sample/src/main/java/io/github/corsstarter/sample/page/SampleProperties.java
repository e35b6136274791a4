package io.github.corsstarter.sample.page;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set for the sample itself.
 *
 * @param pagePort the port of the page; 0 takes any free one
 */
@ConfigurationProperties("sample")
record SampleProperties(@DefaultValue("8081") int pagePort) {

}
