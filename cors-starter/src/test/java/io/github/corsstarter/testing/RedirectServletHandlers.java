package io.github.corsstarter.testing;

import java.io.IOException;
import java.net.URI;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Handlers that send the client elsewhere, in all the ways in which one can.
 */
@Controller
@ConditionalOnWebApplication(type = Type.SERVLET)
class RedirectServletHandlers {

	@GetMapping({ "/a/redirect", "/a/redirect-later" })
	void redirect(@RequestParam String to, HttpServletResponse response) throws IOException {
		response.sendRedirect(to);
	}

	@GetMapping("/a/redirect-with-status")
	void redirectWithStatus(@RequestParam String to, HttpServletResponse response) throws IOException {
		response.sendRedirect(to, 301);
	}

	@GetMapping("/a/redirect-with-buffer")
	void redirectWithBuffer(@RequestParam String to, HttpServletResponse response) throws IOException {
		response.sendRedirect(to, true);
	}

	@GetMapping("/a/redirect-with-both")
	void redirectWithBoth(@RequestParam String to, HttpServletResponse response) throws IOException {
		response.sendRedirect(to, 301, true);
	}

	@GetMapping("/forward-to-redirect")
	void forward(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		request.getRequestDispatcher("/a/redirect").forward(request, response);
	}

	@GetMapping("/view")
	String view() {
		return "redirect:/items";
	}

	@GetMapping("/a/relative-view")
	String relativeView() {
		return "redirect:items";
	}

	@GetMapping("/created")
	ResponseEntity<Void> created() {
		URI location = ServletUriComponentsBuilder.fromCurrentRequest().path("/{id}").buildAndExpand(7).toUri();
		return ResponseEntity.created(location).build();
	}

	@GetMapping("/links")
	@ResponseBody
	String links() {
		return String.join("\n", ServletUriComponentsBuilder.fromCurrentRequestUri().toUriString(),
				ServletUriComponentsBuilder.fromCurrentContextPath().path("/items").toUriString(),
				ServletUriComponentsBuilder.fromCurrentServletMapping().toUriString());
	}

	@Bean
	ServletRegistrationBean<AsyncServlet> servletThatRedirectsLater() {
		return AsyncServlet.registration("/servlet/redirect", (async, response) -> {
			response.sendRedirect(async.getRequest().getParameter("to"));
			async.complete();
		});
	}

}
