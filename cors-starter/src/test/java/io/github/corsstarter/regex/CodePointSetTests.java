package io.github.corsstarter.regex;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CodePointSetTests {

	@Test
	void rangesThatOverlapOrTouchAreOne() {
		CodePointSet set = CodePointSet.ofRanges("dfagxxce");
		assertThat(set).hasToString("[\\x{61}-\\x{67}\\x{78}]");
		assertThat(set).isEqualTo(CodePointSet.ofRanges("agxx")).hasSameHashCodeAs(CodePointSet.ofRanges("agxx"));
		assertThat(set).isNotEqualTo(CodePointSet.ofRanges("ag"));
		assertThat(set.ranges()).isEqualTo(2);
		assertThat(set.size()).isEqualTo(8);
		assertThat(set.isEmpty()).isFalse();
	}

	@Test
	void rangesInOrderAreOneEvenWhenTheyOnlyTouch() {
		assertThat(CodePointSet.ofRanges("aabbcc")).isEqualTo(CodePointSet.ofRange('a', 'c'));
		assertThat(CodePointSet.ofRanges("azaa")).isEqualTo(CodePointSet.ofRange('a', 'z'));
	}

	@Test
	void characterBelongsToASetIfItIsInARange() {
		CodePointSet set = CodePointSet.ofRanges("bdff");
		assertThat(members(set)).isEqualTo("bcdf");
		assertThat(CodePointSet.EMPTY.contains('a')).isFalse();
		assertThat(CodePointSet.EMPTY.isEmpty()).isTrue();
		assertThat(CodePointSet.ALL.contains(Character.MAX_CODE_POINT)).isTrue();
	}

	@Test
	void intersectionHasWhatBothHave() {
		CodePointSet set = CodePointSet.ofRanges("adgkxx");
		assertThat(set.intersection(CodePointSet.ofRanges("chxz"))).isEqualTo(CodePointSet.ofRanges("cdghxx"));
		assertThat(set.intersection(CodePointSet.of('x'))).isEqualTo(CodePointSet.of('x'));
		assertThat(set.intersection(CodePointSet.ofRange('e', 'f'))).isEqualTo(CodePointSet.EMPTY);
	}

	@Test
	void complementHasTheOthers() {
		CodePointSet others = CodePointSet.ofRanges("bdff").complement();
		assertThat(others.contains(0)).isTrue();
		assertThat(members(others)).isEqualTo("aeg");
		assertThat(others.contains(Character.MAX_CODE_POINT)).isTrue();
		assertThat(others.complement()).isEqualTo(CodePointSet.ofRanges("bdff"));
		assertThat(CodePointSet.ALL.complement()).isEqualTo(CodePointSet.EMPTY);
		assertThat(CodePointSet.EMPTY.complement()).isEqualTo(CodePointSet.ALL);
	}

	private static String members(CodePointSet set) {
		StringBuilder members = new StringBuilder();
		"abcdefg".chars().filter(set::contains).forEach(members::appendCodePoint);
		return members.toString();
	}

}
