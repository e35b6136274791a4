package io.github.corsstarter.path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PathStartTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			^/api/             , /api/
			/api/              , /api/
			^/api/.*$          , /api/
			^/api(/|$)         , /api
			^/(api|admin)/     , /
			^/api|^/admin      , ""
			^/a\\|b            , /a|b
			^/v1\\.0/          , /v1.0/
			^\\/api\\/         , /api/
			^/items?/          , /item
			^/items*           , /item
			^/a{2}             , /
			^/items/\\d+$      , /items/
			^/item[s]          , /item
			(?i)^/api/         , ""
			^/api$             , /api
			^                  , ""
			""")
	void literalStartOfAnExpression(String regex, String start) {
		assertThat(PathStart.ofRegex(regex)).isEqualTo(start);
	}

	@ParameterizedTest
	@CsvSource({ "/items, /items", "/items/{id}, /items/", "/**, /", "/a?c, /a", "'', ''" })
	void literalStartOfAPattern(String pattern, String start) {
		assertThat(PathStart.ofPattern(pattern)).isEqualTo(start);
	}

	@ParameterizedTest
	@CsvSource({ "/api/, /api/items, true", "/api/items, /api/, true", "/api/, /admin/, false", "'', /api, true" })
	void oneMustBeginWithTheOther(String one, String other, boolean meet) {
		assertThat(PathStart.meet(one, other)).isEqualTo(meet);
	}

}
