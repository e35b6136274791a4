package io.github.corsstarter.doctor.audit;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

import io.github.corsstarter.doctor.layer.Layer;
import io.github.corsstarter.doctor.wire.HeaderLine;
import io.github.corsstarter.doctor.wire.WireAnswer;
import io.github.corsstarter.doctor.wire.WireRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which layer a finding names.
 */
class ProbedTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Server: nginx                                                                      | NGINX        | NGINX
					X-Cache: Hit from cloudfront~Server: nginx                                         | NGINX        | CLOUDFRONT
					Server: nginx~X-Cors-Decision: origin-listed; policy=default                       | CORS_STARTER | NGINX
					Server: Jetty(12.1.12)~X-Cors-Decision: origin-listed                              | CORS_STARTER | CORS_STARTER
					Server: nginx~X-Cors-Decision: origin-not-allowed                                  | CORS_STARTER | NGINX
					Server: nginx~X-Cors-Decision: origin-not-allowed~Access-Control-Allow-Origin: a:b | NGINX        | NGINX
					X-Cors-Decision: origin-not-allowed~Access-Control-Allow-Origin: a:b               |              | CORS_STARTER
					X-Other: a                                                                         |              |
					""")
	void layersOfAnAnswer(String headers, Layer layer, Layer outer) {
		Probed probed = probed(headers);
		assertThat(probed.layer()).isEqualTo(layer);
		assertThat(probed.outerLayer()).isEqualTo(outer);
	}

	private static Probed probed(String headers) {
		List<HeaderLine> lines = Arrays.stream(headers.split("~"))
			.map((line) -> new HeaderLine(line.split(": ")[0], line.split(": ")[1]))
			.toList();
		return new Probed(new WireRequest("GET", URI.create("http://api.example.com/"), List.of(), null),
				new WireAnswer("HTTP/1.1", 200, "OK", lines, "", List.of(), List.of(), null, 1));
	}

}
