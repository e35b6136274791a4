package io.github.corsstarter.extending;

import java.io.IOException;

import io.github.corsstarter.web.Refusal;
import io.github.corsstarter.web.servlet.RefusedRequestHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

@Component
class JsonRefusedRequestHandler implements RefusedRequestHandler {

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
		response.setStatus(refusal.status());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.getWriter()
			.write("{\"error\":\"" + refusal.reason().code() + "\",\"help\":\"https://developer.example.com/errors\"}");
	}

}
