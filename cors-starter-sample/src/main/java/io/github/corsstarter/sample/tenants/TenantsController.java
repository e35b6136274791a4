package io.github.corsstarter.sample.tenants;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the page Tenants calls, on its own port. {@link #add} takes an ordinary form,
 * which a page of any site could send: {@code cors.csrf} refuses those.
 * <p>
 * A real application knows which customer is logged in, and checks that the customer owns
 * the domain.
 */
@RestController
@RequestMapping("/tenants/sites")
class TenantsController {

	private final TenantSites sites;

	TenantsController(TenantSites sites) {
		this.sites = sites;
	}

	@GetMapping
	List<TenantSite> all() {
		return this.sites.all();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	TenantSite add(@RequestParam String origin) {
		TenantSite site = TenantSite.of(origin);
		this.sites.add(site);
		return site;
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@RequestParam String origin) {
		this.sites.remove(TenantSite.of(origin));
	}

}
