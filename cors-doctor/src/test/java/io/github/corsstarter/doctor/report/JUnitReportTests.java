package io.github.corsstarter.doctor.report;

import java.io.StringReader;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import io.github.corsstarter.doctor.report.JUnitReport.Result;
import io.github.corsstarter.doctor.report.JUnitReport.TestCase;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results as the XML of JUnit.
 */
class JUnitReportTests {

	@Test
	void eachTestIsACase() throws Exception {
		Document document = parse(JUnitReport.write("suite",
				List.of(TestCase.passed("one"), new TestCase("two", Result.FAILED, "why", "line\nline"),
						new TestCase("three", Result.ERROR, "no answer", ""),
						new TestCase("four", Result.SKIPPED, "not asked", ""))));
		Element suite = document.getDocumentElement();
		assertThat(suite.getTagName()).isEqualTo("testsuite");
		assertThat(suite.getAttribute("tests")).isEqualTo("4");
		assertThat(suite.getAttribute("failures")).isEqualTo("1");
		assertThat(suite.getAttribute("errors")).isEqualTo("1");
		assertThat(suite.getAttribute("skipped")).isEqualTo("1");
		assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(4);
		assertThat(suite.getElementsByTagName("failure").item(0).getTextContent()).isEqualTo("line\nline");
		assertThat(((Element) suite.getElementsByTagName("error").item(0)).getAttribute("message"))
			.isEqualTo("no answer");
	}

	@Test
	void whatIsMarkupIsEscaped() throws Exception {
		String text = "<a b=\"c\">&amp;'</a> ]]> <!--";
		Document document = parse(JUnitReport.write(text, List.of(new TestCase(text, Result.FAILED, text, text))));
		Element testCase = (Element) document.getElementsByTagName("testcase").item(0);
		assertThat(testCase.getAttribute("name")).isEqualTo(text);
		assertThat(testCase.getTextContent()).isEqualTo(text);
	}

	@Test
	void controlCharactersAreNotWritten() throws Exception {
		String text = "a\u0000b\u001b[2J\u009bc\ud800d\uffffe\tf";
		String xml = JUnitReport.write(text, List.of(new TestCase(text, Result.FAILED, text, text)));
		assertThat(xml.codePoints().filter((c) -> c != '\n')).noneMatch(Character::isISOControl);
		Element testCase = (Element) parse(xml).getElementsByTagName("testcase").item(0);
		assertThat(testCase.getAttribute("name")).isEqualTo("a\\u0000b\\u001b[2J\\u009bc\\ud800d\\uffffe\\u0009f");
	}

	private static Document parse(String xml) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
	}

}
