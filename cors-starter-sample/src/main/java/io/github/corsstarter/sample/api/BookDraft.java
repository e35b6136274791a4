package io.github.corsstarter.sample.api;

import java.time.Year;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about a book, before the list has given it an id.
 *
 * @param title its title
 * @param author who wrote it
 * @param firstPublished the year it first appeared in, not in the future
 * @param read whether it has been read; {@code false} if it is missing
 */
record BookDraft(@NotBlank @Size(max = 200) String title, @NotBlank @Size(max = 200) String author,
		@NotNull @PastOrPresent Year firstPublished, @Nullable Boolean read) {

	boolean isRead() {
		return Boolean.TRUE.equals(this.read);
	}

}
