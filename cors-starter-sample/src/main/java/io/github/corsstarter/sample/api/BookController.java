package io.github.corsstarter.sample.api;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * List, read, add, change and remove books. This code does not deal with CORS.
 */
@RestController
@RequestMapping("/api/books")
class BookController {

	static final String TOTAL_COUNT = "X-Total-Count";

	static final String SERVED_BY = "X-Served-By";

	static final String REQUEST_ID = "X-Request-Id";

	private final ReadingList list;

	BookController(ReadingList list) {
		this.list = list;
	}

	@GetMapping
	ResponseEntity<List<Book>> list() {
		List<Book> books = this.list.all();
		return ResponseEntity.ok()
			.header(TOTAL_COUNT, Integer.toString(books.size()))
			.header(SERVED_BY, "reading-list-1")
			.body(books);
	}

	@GetMapping("/{id}")
	Book one(@PathVariable long id) {
		return this.list.find(id).orElseThrow(() -> new NoSuchBookException(id));
	}

	/**
	 * Sends the caller on to the book that was added last.
	 * @return a redirect, or 404 while the list is empty
	 */
	@GetMapping("/latest")
	ResponseEntity<Void> latest() {
		return this.list.latest()
			.map((book) -> ResponseEntity.status(HttpStatus.FOUND).location(locationOf(book)).<Void>build())
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

	@PostMapping
	ResponseEntity<Book> add(@Valid @RequestBody BookDraft draft) {
		Book book = this.list.add(draft);
		return ResponseEntity.created(locationOf(book)).body(book);
	}

	/**
	 * Replaces a book. A request id sent along comes back, as it would in an application
	 * that writes it to its log.
	 * @param id which book
	 * @param draft what it is from now on
	 * @param requestId the caller's name for this request
	 * @return the changed book
	 */
	@PutMapping("/{id}")
	ResponseEntity<Book> replace(@PathVariable long id, @Valid @RequestBody BookDraft draft,
			@RequestHeader(name = REQUEST_ID, required = false) @Nullable String requestId) {
		Book book = this.list.replace(id, draft).orElseThrow(() -> new NoSuchBookException(id));
		HttpHeaders headers = new HttpHeaders();
		if (requestId != null) {
			headers.set(REQUEST_ID, requestId);
		}
		return ResponseEntity.ok().headers(headers).body(book);
	}

	@PatchMapping("/{id}")
	Book mark(@PathVariable long id, @RequestBody ReadMark mark) {
		return this.list.mark(id, mark).orElseThrow(() -> new NoSuchBookException(id));
	}

	@DeleteMapping("/{id}")
	ResponseEntity<Void> remove(@PathVariable long id) {
		if (!this.list.remove(id)) {
			throw new NoSuchBookException(id);
		}
		return ResponseEntity.noContent().build();
	}

	private static URI locationOf(Book book) {
		return URI.create("/api/books/" + book.id());
	}

}
