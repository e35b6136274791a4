package io.github.corsstarter.web.reactive;

import java.nio.charset.StandardCharsets;

import io.github.corsstarter.web.DecisionFields;
import io.github.corsstarter.web.Refusal;
import io.github.corsstarter.web.RefusalBody;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers with the code and the description of the reason: as a problem (RFC 9457) if the
 * client asks for JSON, otherwise as one line of plain text.
 *
 * @since 0.1.0
 */
public final class ProblemRefusedExchangeHandler implements RefusedExchangeHandler {

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Refusal refusal) {
		RefusalBody body = RefusalBody.of(refusal,
				new ExchangeFields(exchange.getRequest().getHeaders()).lines(HttpHeaders.ACCEPT));
		byte[] content = body.text().getBytes(StandardCharsets.UTF_8);
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(HttpStatusCode.valueOf(refusal.status()));
		HttpHeaders headers = response.getHeaders();
		headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
		DecisionFields.addVary(new ExchangeFields(headers), HttpHeaders.ACCEPT);
		headers.set(HttpHeaders.CONTENT_TYPE, body.contentType());
		headers.setContentLength(content.length);
		if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
			return response.setComplete();
		}
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(content)));
	}

}
