package io.github.corsstarter.sample.api;

import java.io.IOException;

import org.springframework.core.task.TaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The reading list as a stream of server-sent events: one {@code book} each, then
 * {@code done}.
 */
@RestController
class BookStreamController {

	private final ReadingList list;

	private final TaskExecutor executor;

	BookStreamController(ReadingList list, TaskExecutor executor) {
		this.list = list;
		this.executor = executor;
	}

	@GetMapping("/api/books/stream")
	SseEmitter stream() {
		SseEmitter emitter = new SseEmitter();
		this.executor.execute(() -> send(emitter));
		return emitter;
	}

	private void send(SseEmitter emitter) {
		try {
			for (Book book : this.list.all()) {
				emitter.send(SseEmitter.event().name("book").data(book));
			}
			emitter.send(SseEmitter.event().name("done").data("That was the list."));
			emitter.complete();
		}
		catch (IOException ex) {
			emitter.completeWithError(ex);
		}
	}

}
