package io.github.corsstarter.sample.page;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the page on its port and the API on the other one. Both ports lead to the same
 * servlets; without this, the page could be opened on the API's own origin, where nothing
 * is cross-origin and nothing would be blocked. Actuator is on both: the page uses it,
 * and anyone can use it with curl.
 */
@Component
class OneOriginPerPortFilter extends OncePerRequestFilter {

	private static final Set<String> PAGES = Set.of("/", "/index.html", "/tenants.html", "/origins.json",
			"/answer.json");

	private final PageConnector pageConnector;

	private final Origins origins;

	OneOriginPerPortFilter(PageConnector pageConnector, Origins origins) {
		this.pageConnector = pageConnector;
		this.origins = origins;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String path = request.getServletPath();
		boolean onPagePort = request.getLocalPort() == this.pageConnector.port();
		if (onPagePort == isOfThePage(path) || path.startsWith("/actuator/")) {
			chain.doFilter(request, response);
		}
		else if (path.equals("/")) {
			response.sendRedirect(this.origins.page(request.getServerName()) + "/");
		}
		else {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
		}
	}

	private static boolean isOfThePage(String path) {
		return PAGES.contains(path) || path.startsWith("/page/") || path.startsWith("/tenants/");
	}

}
