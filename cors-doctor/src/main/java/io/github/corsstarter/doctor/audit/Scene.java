package io.github.corsstarter.doctor.audit;

import java.util.List;

import io.github.corsstarter.browser.Page;

/**
 * What checks work with.
 *
 * @param page the page whose origin should be allowed
 * @param site the URL that is audited
 * @param redirects the answers that led to it, in order
 * @param survey the answers that several checks look at
 * @param prober sends more requests
 * @param findings collects what is found
 */
record Scene(Page page, Site site, List<Probed> redirects, Survey survey, Prober prober, Findings findings) {

	String origin() {
		return this.page.origin();
	}

	/**
	 * Whether pages of the origin get some answer.
	 */
	boolean isAllowed() {
		return this.survey.allows(origin()) || this.survey.allowsPreflight(origin());
	}

}
