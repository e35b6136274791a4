package io.github.corsstarter.doctor.audit;

import java.util.Objects;

import io.github.corsstarter.browser.Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which URLs an audit asks for.
 */
class SiteTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					https://a.example/items     | https://a.example/items/     | https://a.example/items/cors-doctor-no-such-path\\?cors-doctor=[0-9a-f]{12}
					https://a.example/items/    | https://a.example/items      | https://a.example/items/cors-doctor-no-such-path\\?cors-doctor=[0-9a-f]{12}
					https://a.example           |                              | https://a.example/cors-doctor-no-such-path\\?cors-doctor=[0-9a-f]{12}
					https://a.example/a/b?c=/a/b | https://a.example/a/b/?c=/a/b | https://a.example/a/b/cors-doctor-no-such-path\\?c=/a/b&cors-doctor=[0-9a-f]{12}
					""")
	void urlsNearTheUrl(String url, String otherSlash, String missing) {
		Site site = site(url);
		assertThat(Objects.toString(site.otherSlash(), null)).isEqualTo(otherSlash);
		assertThat(site.missing().toString()).matches(missing);
	}

	@Test
	void freshUrlIsAnotherEachTime() {
		assertThat(site("https://a.example/items?b=c").fresh().toString())
			.startsWith("https://a.example/items?b=c&cors-doctor=")
			.isNotEqualTo(site("https://a.example/items?b=c").fresh().toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http://a.example/items       | http://a.example/items/      | true
			http://a.example/items       | https://a.example/items      | true
			http://a.example:80/items    | https://a.example/items      | true
			https://a.example/items      | http://a.example/items       | false
			http://a.example/items       | http://b.example/items       | false
			http://a.example/items       | http://a.example:8080/items  | false
			http://a.example/items       | http://a.example@b.example/  | false
			http://a.example/items       | http://b@a.example/          | false
			http://a.example/items       | ftp://a.example/             | false
			""")
	void redirectIsFollowedOnlyAtTheSameHost(String url, String target, boolean home) {
		assertThat(site(url).isHome(Url.parse(target))).isEqualTo(home);
	}

	private static Site site(String url) {
		return new Site(Objects.requireNonNull(Url.parse(url)));
	}

}
