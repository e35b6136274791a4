package io.github.corsstarter.integration;

import java.util.List;
import java.util.Map;

import io.github.corsstarter.verification.Request;
import io.github.corsstarter.verification.Site;

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application of the shape of the REST version of Spring's pet clinic: ten controllers
 * with {@code @CrossOrigin}, below a context path.
 */
class ClinicIntegrationTests extends AdoptionScenario {

	@Override
	Class<?> application(boolean ownCors) {
		return ownCors ? WithItsOwnCors.class : Adopted.class;
	}

	@Override
	String parts() {
		return "";
	}

	@Override
	List<String> settings() {
		return List.of("server.servlet.context-path=/clinic");
	}

	@Override
	List<String> corsSettings() {
		return List.of("cors.urls-regex=^/api/", "cors.allowed-origins=" + Site.NAME,
				"cors.expose-headers=errors,content-type");
	}

	@Override
	List<String> warnings() {
		return List
			.of("Spring allows origins that cors.* does not allow on the same paths: every origin (@CrossOrigin on "
					+ "OpenClinics, @CrossOrigin on OpenInvoices, @CrossOrigin on OpenOwners and 7 more). Their preflights "
					+ "fail now, and unless cors.exclusive is false their pages cannot read any response there. List the origins of your pages in cors.allowed-origins, or set cors.allow-all if every site "
					+ "may read the responses, or exclude these paths with cors.urls-regex.");
	}

	@Override
	List<Request> requestsOfTheSite() {
		return List.of(Request.of("GET", "/clinic/api/owners"), Request.of("GET", "/clinic/api/pet-types/1"),
				Request.of("PUT", "/clinic/api/pets/1").withJson("{}"), Request.of("DELETE", "/clinic/api/visits/1"));
	}

	@Import({ OpenOwners.class, OpenPets.class, OpenVets.class, OpenVisits.class, OpenSpecialties.class,
			OpenPetTypes.class, OpenUsers.class, OpenClinics.class, OpenRooms.class, OpenInvoices.class })
	static class WithItsOwnCors {

	}

	@Import({ Owners.class, Pets.class, Vets.class, Visits.class, Specialties.class, PetTypes.class, Users.class,
			Clinics.class, Rooms.class, Invoices.class })
	static class Adopted {

	}

	abstract static class Resource {

		@GetMapping
		List<String> all() {
			return List.of("first", "second");
		}

		@GetMapping("/{id}")
		Map<String, Long> one(@PathVariable("id") Long id) {
			return Map.of("id", id);
		}

		@PutMapping("/{id}")
		Map<String, Long> replace(@PathVariable("id") Long id) {
			return Map.of("id", id);
		}

		@DeleteMapping("/{id}")
		void remove(@PathVariable("id") Long id) {
			// That it was asked for is all that counts.
		}

	}

	@RestController
	@RequestMapping("/api/owners")
	static class Owners extends Resource {

	}

	@CrossOrigin(exposedHeaders = "errors, content-type")
	static class OpenOwners extends Owners {

	}

	@RestController
	@RequestMapping("/api/pets")
	static class Pets extends Resource {

	}

	@CrossOrigin(exposedHeaders = "errors, content-type")
	static class OpenPets extends Pets {

	}

	@RestController
	@RequestMapping("/api/vets")
	static class Vets extends Resource {

	}

	@CrossOrigin(exposedHeaders = "errors, content-type")
	static class OpenVets extends Vets {

	}

	@RestController
	@RequestMapping("/api/visits")
	static class Visits extends Resource {

	}

	@CrossOrigin(exposedHeaders = "errors, content-type")
	static class OpenVisits extends Visits {

	}

	@RestController
	@RequestMapping("/api/specialties")
	static class Specialties extends Resource {

	}

	@CrossOrigin(exposedHeaders = "errors, content-type")
	static class OpenSpecialties extends Specialties {

	}

	@RestController
	@RequestMapping("/api/pet-types")
	static class PetTypes extends Resource {

	}

	@CrossOrigin(exposedHeaders = "errors, content-type")
	static class OpenPetTypes extends PetTypes {

	}

	@RestController
	@RequestMapping("/api/users")
	static class Users extends Resource {

	}

	@CrossOrigin(exposedHeaders = "errors, content-type")
	static class OpenUsers extends Users {

	}

	@RestController
	@RequestMapping("/api/clinics")
	static class Clinics extends Resource {

	}

	@CrossOrigin(exposedHeaders = "errors, content-type")
	static class OpenClinics extends Clinics {

	}

	@RestController
	@RequestMapping("/api/rooms")
	static class Rooms extends Resource {

	}

	@CrossOrigin(exposedHeaders = "errors, content-type")
	static class OpenRooms extends Rooms {

	}

	@RestController
	@RequestMapping("/api/invoices")
	static class Invoices extends Resource {

	}

	@CrossOrigin(exposedHeaders = "errors, content-type")
	static class OpenInvoices extends Invoices {

	}

}
