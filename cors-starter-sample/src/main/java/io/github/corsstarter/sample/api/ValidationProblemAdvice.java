package io.github.corsstarter.sample.api;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers what Spring refuses with RFC 9457 problem details, and says for each field what
 * is wrong with it, in the form of the example in section 3.
 */
@RestControllerAdvice
class ValidationProblemAdvice extends ResponseEntityExceptionHandler {

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<Mistake> mistakes = ex.getFieldErrors().stream().map(Mistake::of).toList();
		ex.getBody().setTitle("The book is not complete");
		ex.getBody().setProperty("errors", mistakes);
		return super.handleMethodArgumentNotValid(ex, headers, status, request);
	}

	/**
	 * One thing that is wrong with the request body.
	 *
	 * @param pointer where, as a JSON pointer in a URI fragment
	 * @param detail what, in words for a person
	 */
	record Mistake(String pointer, @Nullable String detail) {

		static Mistake of(FieldError error) {
			return new Mistake("#/" + error.getField().replace('.', '/'), error.getDefaultMessage());
		}

	}

}
