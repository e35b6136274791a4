package io.github.corsstarter.integration;

import java.util.stream.Stream;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.Site;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files come in a body that the container reads in parts, and may refuse.
 */
class UploadIntegrationTests extends IntegrationScenario {

	static Stream<IntegrationApplication> applications() {
		return IntegrationApplication.everywhere(Application.class, "", "spring.servlet.multipart.max-file-size=1KB",
				"spring.mvc.hiddenmethod.filter.enabled=true", "cors.csrf.enabled=true");
	}

	@Override
	String exchanges() {
		return """
				# method | path        | with           | status
				POST     | /api/upload | a small file   | 200
				POST     | /api/upload | a large file   | %d
				POST     | /api/upload | no file        | 400
				POST     | /api/upload | half a file    | 400
				POST     | /api/upload | a form         | 415
				POST     | /api/broken | a small file   | 500
				POST     | /api/rename | a hidden PUT   | 200
				""".formatted(this.application.toString().startsWith("jetty") ? 400 : 413);
	}

	@Override
	Request complete(Request request, String with) {
		return switch (with) {
			case "a small file" -> multipart(request, file("small"));
			case "a large file" -> multipart(request, file("x".repeat(2000)));
			case "no file" ->
				multipart(request, "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nv\r\n--b--\r\n");
			case "half a file" -> multipart(request, "--b\r\nContent-Disposition: form-data; name=\"file\"");
			case "a form" -> request.withBody("application/json", "{}");
			case "a hidden PUT" -> request.withBody("application/x-www-form-urlencoded", "_method=PUT&name=new");
			default -> super.complete(request, with);
		};
	}

	@Test
	void aPageOfTheSiteSendsAFile() {
		Response response = this.application
			.send(complete(Request.of("POST", "/api/upload"), "a small file").with(Site.ORIGIN));
		assertThat(response.body()).isEqualTo("small.txt: 5");
	}

	private static String file(String content) {
		return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"small.txt\"\r\n"
				+ "Content-Type: text/plain\r\n\r\n" + content + "\r\n--b--\r\n";
	}

	private static Request multipart(Request request, String body) {
		return request.withBody("multipart/form-data; boundary=b", body);
	}

	@Import(Uploads.class)
	static class Application {

	}

	@RestController
	static class Uploads {

		@PostMapping(path = "/api/upload", consumes = "multipart/form-data")
		String upload(@RequestParam MultipartFile file) {
			return file.getOriginalFilename() + ": " + file.getSize();
		}

		@PostMapping("/api/broken")
		String broken(@RequestParam MultipartFile file) {
			throw new IllegalStateException("broken on purpose");
		}

		@PutMapping("/api/rename")
		String rename(@RequestParam String name) {
			return name;
		}

	}

}
