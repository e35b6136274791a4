package io.github.corsstarter.doctor.report;

import java.io.StringWriter;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results as the XML of JUnit, which CI servers read.
 */
public final class JUnitReport {

	private JUnitReport() {
	}

	/**
	 * Write a report.
	 * @param suite the name of the suite
	 * @param cases the results
	 * @return an XML document
	 */
	public static String write(String suite, List<TestCase> cases) {
		StringWriter text = new StringWriter();
		try {
			XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
			xml.writeStartDocument("UTF-8", "1.0");
			xml.writeCharacters("\n");
			xml.writeStartElement("testsuite");
			xml.writeAttribute("name", plain(suite));
			xml.writeAttribute("tests", String.valueOf(cases.size()));
			xml.writeAttribute("failures", count(cases, Result.FAILED));
			xml.writeAttribute("errors", count(cases, Result.ERROR));
			xml.writeAttribute("skipped", count(cases, Result.SKIPPED));
			for (TestCase testCase : cases) {
				xml.writeCharacters("\n  ");
				write(suite, testCase, xml);
			}
			xml.writeCharacters("\n");
			xml.writeEndElement();
			xml.writeEndDocument();
			return text + "\n";
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("Text can always be written", ex);
		}
	}

	private static String count(List<TestCase> cases, Result result) {
		return String.valueOf(cases.stream().filter((testCase) -> testCase.result() == result).count());
	}

	private static void write(String suite, TestCase testCase, XMLStreamWriter xml) throws XMLStreamException {
		xml.writeStartElement("testcase");
		xml.writeAttribute("classname", plain(suite));
		xml.writeAttribute("name", plain(testCase.name()));
		if (testCase.result() != Result.PASSED) {
			xml.writeStartElement(switch (testCase.result()) {
				case FAILED -> "failure";
				case ERROR -> "error";
				default -> "skipped";
			});
			xml.writeAttribute("message", plain(testCase.message()));
			xml.writeCharacters(plain(testCase.detail()));
			xml.writeEndElement();
		}
		xml.writeEndElement();
	}

	/**
	 * XML cannot have most control characters, not even escaped.
	 */
	private static String plain(String text) {
		StringBuilder plain = new StringBuilder();
		text.codePoints().forEach((c) -> {
			boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
			if (c != '\n' && (Character.isISOControl(c) || surrogate || c == 0xFFFE || c == 0xFFFF)) {
				plain.append(String.format("\\u%04x", c));
			}
			else {
				plain.appendCodePoint(c);
			}
		});
		return plain.toString();
	}

	/**
	 * What came of a test.
	 */
	public enum Result {

		/**
		 * It passed.
		 */
		PASSED,
		/**
		 * It did not.
		 */
		FAILED,
		/**
		 * It could not be run.
		 */
		ERROR,
		/**
		 * It was not run.
		 */
		SKIPPED

	}

	/**
	 * A test.
	 *
	 * @param name its name
	 * @param result what came of it
	 * @param message why, in one line; empty if it passed
	 * @param detail why, in several lines; perhaps empty
	 */
	public record TestCase(String name, Result result, String message, String detail) {

		/**
		 * A test that passed.
		 */
		public static TestCase passed(String name) {
			return new TestCase(name, Result.PASSED, "", "");
		}

	}

}
