package io.github.corsstarter.verdict;

import io.github.corsstarter.verdict.Verdict.Closed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What to write instead of an expression that is open or dead.
 */
class CorrectionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			https://.*example\\.com              ! https://([a-z0-9-]+\\.)*example\\.com
			https://.+example\\.com              ! https://([a-z0-9-]+\\.)+example\\.com
			https://(.*)example\\.com            ! https://([a-z0-9-]+\\.)*example\\.com
			https://(?:[^/]+)?example\\.com      ! https://([a-z0-9-]+\\.)*example\\.com
			https://.*(?:example)\\.com          ! https://([a-z0-9-]+\\.)*(?:example)\\.com
			https://.*\\.?example\\.com          ! https://([a-z0-9-]+\\.)*example\\.com
			https:\\/\\/[a-z]*example\\.com      ! https:\\/\\/([a-z0-9-]+\\.)*example\\.com
			^https?://.*example\\.com(:\\d+)?$   ! ^https?://([a-z0-9-]+\\.)*example\\.com(:\\d+)?$
			(?i)https://.*example\\.com          ! (?i)https://([a-z0-9-]+\\.)*example\\.com
			https://\\b.*example\\.com           ! https://\\b([a-z0-9-]+\\.)*example\\.com
			.*example\\.com                      ! https?://([a-z0-9-]+\\.)*example\\.com
			""")
	void anythingBeforeADomainBecomesLabels(String regex, String corrected) {
		assertThat(RuleJudge.correctRegex(regex)).isEqualTo(corrected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			https://example\\.com.*              ! https://example\\.com(:[0-9]+)?
			^https://example\\.com(.*)$          ! ^https://example\\.com(:[0-9]+)?$
			https://example\\.com(\\..*)?        ! https://example\\.com(:[0-9]+)?
			https://example\\.com[a-z.]*         ! https://example\\.com
			https://.*\\.example\\.com.*         ! https://.*\\.example\\.com(:[0-9]+)?
			http://192\\.168\\..*                ! http://192\\.168\\.[0-9]{1,3}\\.[0-9]{1,3}(:[0-9]+)?
			http://10\\..*:3000                  ! http://10\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}:3000
			""")
	void anythingBehindAHostBecomesAPort(String regex, String corrected) {
		assertThat(RuleJudge.correctRegex(regex)).isEqualTo(corrected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			https://app.example.com              ! https://app\\.example\\.com
			https://.*.example.com               ! https://.*\\.example\\.com
			https://.*example.com                ! https://([a-z0-9-]+\\.)*example\\.com
			https://example.com.*                ! https://example\\.com(:[0-9]+)?
			https://*.example.com                ! https://([a-z0-9-]+\\.)+example\\.com
			""")
	void dotGetsItsBackslash(String regex, String corrected) {
		assertThat(RuleJudge.correctRegex(regex)).isEqualTo(corrected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			https://App\\.Example\\.com          ! https://app\\.example\\.com
			https://example\\.com:443            ! https://example\\.com
			http://example\\.com(:80)?$          ! ''
			https://example\\.com/               ! https://example\\.com
			^https://example\\.com/$             ! ^https://example\\.com$
			^(https://a\\.com/.*)$               ! ^(https://a\\.com(:[0-9]+)?)$
			/^https:\\/\\/example\\.com$/i       ! (?i)^https:\\/\\/example\\.com$
			"https://example\\.com"              ! https://example\\.com
			example\\.com                        ! https://example\\.com
			^localhost:\\d+$                     ! ^http://localhost:\\d+$
			//example\\.com                      ! https://example\\.com
			https//example\\.com                 ! https://example\\.com
			\\.example\\.com$                    ! https://([a-z0-9-]+\\.)+example\\.com$
			https://*\\.example\\.info           ! https://([a-z0-9-]+\\.)+example\\.info
			https://\\*\\.example\\.info         ! https://([a-z0-9-]+\\.)+example\\.info
			http://localhost:d+                  ! http://localhost:[0-9]+
			https:\\\\/\\\\/example\\\\.com      ! https:\\/\\/example\\.com
			""")
	void whatNoOriginMatchesIsReplaced(String regex, String corrected) {
		assertThat(RuleJudge.correctRegex(regex)).isEqualTo(corrected.isEmpty() ? null : corrected);
	}

	@ParameterizedTest
	@ValueSource(strings = { ".*", "https://.*", "https://[a-z]+-example\\.com", "https://foo\\.[a-z]+",
			"https://.*\\.vercel\\.app", "https://.*\\.co\\.uk", "https://[0-9]+\\.com", "https://acme\\d?\\.com",
			"https://(acme\\.vercel\\.app|[a-z-]+\\.vercel\\.app)", "http://203\\.0\\.113\\.\\d+", "https://^acme",
			"https://.*acme.*", "^$", "https://acme.*", "\\.vercel\\.app$" })
	void nothingIsProposedWhereItIsNotClearWhatWasMeant(String regex) {
		assertThat(RuleJudge.correctRegex(regex)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example\\.com", "https://.*\\.example\\.com", "(", "(a{1,1000}){1,1000}" })
	void nothingIsProposedForWhatIsNeitherOpenNorDead(String regex) {
		assertThat(RuleJudge.correctRegex(regex)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://.*example\\.com", "https://example\\.com.*", "example\\.com" })
	void whatIsProposedIsClosed(String regex) {
		String corrected = RuleJudge.correctRegex(regex);
		assertThat(corrected).isNotNull();
		assertThat(RuleJudge.judgeRegex(corrected)).isEqualTo(new Closed());
	}

}
