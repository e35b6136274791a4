package io.github.corsstarter.conformance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.corsstarter.conformance.Group.Case;
import io.github.corsstarter.conformance.Group.OnNetty;
import io.github.corsstarter.conformance.Group.Refused;
import io.github.corsstarter.conformance.PeerApplication.Signal;
import io.github.corsstarter.testing.Server;
import io.github.corsstarter.verification.Response;
import io.github.corsstarter.verification.RunningApplication;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;

/**
 * Asks an application with this starter what Django was asked: one server after the
 * other, each with the settings of a group.
 */
final class Replay {

	private static final Map<Server, Map<Group, List<Outcome>>> OUTCOMES = new EnumMap<>(Server.class);

	private Replay() {
	}

	/**
	 * What came of every case, asked once for all tests.
	 * @param server the server that is asked
	 */
	static synchronized Map<Group, List<Outcome>> outcomes(Server server) {
		return OUTCOMES.computeIfAbsent(server, (asked) -> {
			Map<Group, List<Outcome>> all = new LinkedHashMap<>();
			for (Group group : CaseFiles.read()) {
				all.put(group, replay(group, asked));
			}
			return all;
		});
	}

	private static List<Outcome> replay(Group group, Server server) {
		String[] properties = Stream
			.of(Stream.of(PeerApplication.PROPERTIES), signal(group.signal()), group.also().stream(),
					Stream.of(DjangoTranslation.translate(group.settings())))
			.flatMap((each) -> each)
			.toArray(String[]::new);
		try (RunningApplication application = group.complete() ? server.start(PeerApplication.class, properties)
				: server.start((server == Server.NETTY) ? OnlyWebFlux.class : OnlySpringMvc.class,
						PeerApplication.class, properties)) {
			return replay(group, application, (server == Server.NETTY) ? Outcome::onNetty : Outcome::of);
		}
		catch (RuntimeException ex) {
			Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
			if (cause.getClass().getSimpleName().equals("InvalidCorsConfigurationException")) {
				return refusedStart(group, String.valueOf(cause.getMessage()));
			}
			throw new IllegalStateException("Neither started nor refused: " + group.name(), ex);
		}
	}

	private static Stream<String> signal(@Nullable String signal) {
		return (signal != null) ? Stream.of(PeerApplication.SIGNAL + "=" + signal) : Stream.empty();
	}

	private static List<Outcome> replay(Group group, RunningApplication application, Comparison comparison) {
		if (group.refused() != null) {
			return List.of(Outcome.wrong("start", "It starts here, and should name " + group.refused().key()));
		}
		List<Outcome> outcomes = new ArrayList<>();
		if (group.errors() != null) {
			outcomes.add(acceptedStart(group.errors(), group.accepted()));
		}
		for (Case question : group.cases()) {
			outcomes.add(comparison.compare(question, ask(group, question, application), group::compares));
		}
		return outcomes;
	}

	private static Outcome acceptedStart(List<String> errors, @Nullable String differs) {
		if (errors.isEmpty()) {
			return (differs != null) ? Outcome.wrong("check", "Django accepts it too: this is not " + differs)
					: Outcome.equal("check");
		}
		return (differs != null) ? new Outcome("check", differs, null)
				: Outcome.wrong("check", "Django reports " + errors + ", and here it starts");
	}

	private static ComparedResponse ask(Group group, Case question, RunningApplication application) {
		String[] request = question.request().split(" ");
		Object prefix = group.settings().get("FORCE_SCRIPT_NAME");
		String line = request[0] + " " + ((prefix != null) ? prefix : "") + request[1];
		String[] headers = group.linesOf(question);
		Response response = (request.length == 3) ? application.sendWithoutHost(line, headers)
				: application.sendRaw(line, headers);
		ComparedResponse answer = ComparedResponse.of(response, request[0], application.port());
		return (group.signal() != null) ? answer.with("asked", application.bean(Signal.class).takeCalls()) : answer;
	}

	/**
	 * Where Django's checks object too, both agree; a request is never answered alike.
	 */
	private static List<Outcome> refusedStart(Group group, String message) {
		Refused refused = group.refused();
		if (refused == null) {
			return List.of(Outcome.wrong("start", message));
		}
		if (!message.contains(refused.key())) {
			return List.of(Outcome.wrong("start", "It does not name " + refused.key() + ": " + message));
		}
		List<Outcome> outcomes = new ArrayList<>();
		if (group.errors() != null) {
			boolean agreed = !group.errors().isEmpty();
			outcomes.add(agreed ? Outcome.equal("check") : refused(refused, "check", message));
			if (agreed && refused.differs() != null && group.cases().isEmpty()) {
				outcomes.add(Outcome.wrong("check", "Django objects too: this is not " + refused.differs()));
			}
		}
		group.cases().forEach((question) -> outcomes.add(refused(refused, question.name(), message)));
		return outcomes;
	}

	private static Outcome refused(Refused refused, String name, String message) {
		return (refused.differs() != null) ? new Outcome(name, refused.differs(), null)
				: Outcome.wrong(name, "Only here the start is refused, and no number says why: " + message);
	}

	/**
	 * How an answer is compared with what is recorded and written about its case.
	 */
	private interface Comparison {

		Outcome compare(Case question, ComparedResponse answer, Predicate<String> compared);

	}

	/**
	 * What came of a case.
	 *
	 * @param name what it is called
	 * @param differs the number of the difference, if there is one
	 * @param problem what is wrong, if something is
	 */
	record Outcome(String name, @Nullable String differs, @Nullable String problem) {

		static Outcome equal(String name) {
			return new Outcome(name, null, null);
		}

		static Outcome wrong(String name, String problem) {
			return new Outcome(name, null, problem);
		}

		static Outcome of(Case question, ComparedResponse answer, Predicate<String> compared) {
			ComparedResponse here = answer.only(compared);
			ComparedResponse django = ComparedResponse.recorded(question.django()).only(compared);
			if (question.differs() == null) {
				return here.equals(django) ? equal(question.name())
						: wrong(question.name(), "\n  Django " + django + "\n  here   " + here);
			}
			if (here.equals(django)) {
				return wrong(question.name(), "It is " + question.differs() + ", and differs no longer");
			}
			ComparedResponse expected = (question.here() != null) ? ComparedResponse.recorded(question.here())
					: django.withoutCors();
			return new Outcome(question.name(), question.differs(), here.equals(expected) ? null
					: "It is " + question.differs() + "\n  as written " + expected + "\n  but here   " + here);
		}

		/**
		 * The same on Reactor Netty, where a case may have a number of its own.
		 */
		static Outcome onNetty(Case question, ComparedResponse answer, Predicate<String> compared) {
			Outcome asOnTomcat = of(question, answer, compared);
			OnNetty netty = question.netty();
			if (netty == null) {
				return asOnTomcat;
			}
			if (asOnTomcat.problem() == null) {
				return wrong(question.name(), "It is " + netty.differs() + ", and Tomcat answers the same");
			}
			ComparedResponse here = answer.only(compared);
			ComparedResponse expected = ComparedResponse
				.recorded((netty.here() != null) ? netty.here() : question.django())
				.only(compared);
			return new Outcome(question.name(), netty.differs(), here.equals(expected) ? null
					: "It is " + netty.differs() + "\n  as written " + expected + "\n  but here   " + here);
		}

		@Override
		public String toString() {
			return this.name + ((this.problem != null) ? ": " + this.problem : "");
		}

	}

}
