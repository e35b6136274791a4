package io.github.corsstarter.sample.api;

import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.stereotype.Component;

/**
 * The books, kept in memory: a restart brings back the first five.
 */
@Component
class ReadingList {

	private final ConcurrentNavigableMap<Long, Book> books = new ConcurrentSkipListMap<>();

	private final AtomicLong lastId = new AtomicLong();

	ReadingList() {
		add(new BookDraft("Middlemarch", "George Eliot", Year.of(1871), true));
		add(new BookDraft("The Left Hand of Darkness", "Ursula K. Le Guin", Year.of(1969), true));
		add(new BookDraft("The Mythical Man-Month", "Frederick P. Brooks", Year.of(1975), false));
		add(new BookDraft("The Remains of the Day", "Kazuo Ishiguro", Year.of(1989), false));
		add(new BookDraft("A Philosophy of Software Design", "John Ousterhout", Year.of(2018), false));
	}

	List<Book> all() {
		return List.copyOf(this.books.values());
	}

	Optional<Book> find(long id) {
		return Optional.ofNullable(this.books.get(id));
	}

	Optional<Book> latest() {
		return Optional.ofNullable(this.books.lastEntry()).map((entry) -> entry.getValue());
	}

	final Book add(BookDraft draft) {
		Book book = Book.of(this.lastId.incrementAndGet(), draft);
		this.books.put(book.id(), book);
		return book;
	}

	Optional<Book> replace(long id, BookDraft draft) {
		return Optional.ofNullable(this.books.computeIfPresent(id, (key, book) -> Book.of(key, draft)));
	}

	Optional<Book> mark(long id, ReadMark mark) {
		return Optional.ofNullable(this.books.computeIfPresent(id, (key, book) -> book.withRead(mark.read())));
	}

	boolean remove(long id) {
		return this.books.remove(id) != null;
	}

}
