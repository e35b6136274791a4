package io.github.corsstarter.path;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PathReadingsTests {

	@ParameterizedTest
	@CsvSource({ "/, /", "/api/items, /api/items", "/, ''", "/api/a b, /api/a%20b", "/caf\u00e9, /caf%C3%A9",
			"/.well-known/x, /.well-known/x", "/api/items, /api;v=1/items;w", "/100%, /100%25", "/%zz, /%zz",
			"/a%2, /a%2" })
	void pathThatLinksHaveIsReadInOneWay(String container, String requested) {
		PathReadings path = PathReadings.of(container, requested, () -> false);
		assertThat(path.others()).isEmpty();
		assertThat(path.isUnambiguous()).isTrue();
		assertThat(path.container()).isEqualTo(container);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/api%2fx           | /api%2fx                 | /api/x
			/api/x             | /api%2Fx                 | /api%2Fx
			/api/x             | /admin/..;/api/x         | /admin/../api/x
			/x                 | //x                      | //x
			//x                | //x                      | /x
			/x                 | /./x                     | /./x
			/a/../x            | /a/../x                  | /x
			/%61pi             | /%2561pi                 | /api
			/%2561pi           | /%252561pi               | /api
			/%2f               | /%252f                   | /
			""")
	void pathThatAttackersChooseIsReadInEveryWay(String container, String requested, String other) {
		PathReadings path = PathReadings.of(container, requested, () -> false);
		assertThat(path.isUnambiguous()).isFalse();
		assertThat(path.others()).contains(other).doesNotContain(container);
	}

	@ParameterizedTest
	@CsvSource({ "/api/items?, /api/items?", "/a/../x, /x", "/a;v=1/x, /a/x", "/a%20b/, /a b/", "'', /", "//a//b, /a/b",
			"/../../x, /x" })
	void withoutAContainerThePathIsCanonicalizedAsContainersDo(String requested, String container) {
		assertThat(PathReadings.ofRequested(requested, () -> false).container()).isEqualTo(container);
	}

	@Test
	void somethingHoldsIfItHoldsForEveryReading() {
		PathReadings path = PathReadings.of("/api%2fx", "/api%2fx", () -> false);
		assertThat(path.allMatch((reading) -> reading.startsWith("/api"))).isTrue();
		assertThat(path.allMatch((reading) -> reading.startsWith("/api/"))).isFalse();
		assertThat(path.allMatch((reading) -> reading.startsWith("/api%"))).isFalse();
	}

	@Test
	void caseIsAnotherReadingWhereHandlersIgnoreIt() {
		assertThat(PathReadings.of("/api", "/api", () -> true).isUnambiguous()).isFalse();
		assertThat(PathReadings.of("/api", "/api", () -> true).allMatch("/api"::equals)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "%", "%25", "/", ";", "%2f", "/..", "a" })
	void longPathsAreReadInLinearTime(String part) {
		String path = "/" + part.repeat(100_000);
		assertThat(PathReadings.ofRequested(path, () -> false).others()).hasSizeLessThan(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "^/api/", "/api/.*", "^/api/x$", "/(api|other)/[a-z]+", "(?s)/api.*" })
	void expressionThatIgnoresCaseMatchesEveryCase(String regex) {
		PathRegex expression = PathRegex.compile(regex).ignoringCase();
		for (String path : List.of("/api/x", "/API/x", "/Api/X")) {
			assertThat(expression.matchesStartOf(path)).as(path).isTrue();
		}
		assertThat(expression.matchesStartOf("/bpi/x")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/[a-z]+", "/api/x|/y" })
	void expressionForAWholePathStaysOne(String regex) {
		PathRegex expression = PathRegex.compileWhole(regex).ignoringCase();
		assertThat(expression.matchesStartOf("/API/x")).isTrue();
		assertThat(expression.matchesStartOf("/api/x/1")).isFalse();
	}

}
