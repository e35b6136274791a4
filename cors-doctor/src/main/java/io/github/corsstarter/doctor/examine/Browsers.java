package io.github.corsstarter.doctor.examine;

import java.util.Objects;

import io.github.corsstarter.browser.AddressSpace;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.verdict.PublicSuffixList;

/**
 * Browsers that know the Public Suffix List.
 */
public final class Browsers {

	private Browsers() {
	}

	/**
	 * A browser that has just been installed.
	 */
	public static Browser fresh(Browser.Engine engine) {
		PublicSuffixList suffixes = PublicSuffixList.get();
		return Browser.of(engine)
			.withDomains((host) -> Objects
				.requireNonNullElse(AddressSpace.isAddress(host) ? null : suffixes.registrableDomain(host), host));
	}

}
