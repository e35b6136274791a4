package io.github.corsstarter.sample.api;

import java.time.Year;

/**
 * A book on the reading list.
 *
 * @param id what the list calls it, never used twice
 * @param title its title
 * @param author who wrote it
 * @param firstPublished the year it first appeared in
 * @param read whether it has been read
 */
record Book(long id, String title, String author, Year firstPublished, boolean read) {

	static Book of(long id, BookDraft draft) {
		return new Book(id, draft.title(), draft.author(), draft.firstPublished(), draft.isRead());
	}

	Book withRead(boolean read) {
		return new Book(this.id, this.title, this.author, this.firstPublished, read);
	}

}
