package io.github.corsstarter.doctor;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * How a site answers, as lines of a head.
 */
public final class ScriptedSite implements RawServer.Reply {

	private final Function<Asked, String> answer;

	private ScriptedSite(Function<Asked, String> answer) {
		this.answer = answer;
	}

	/**
	 * Start a server.
	 * @param answer the head of the answer, with {@code ~} between the lines
	 */
	public static RawServer answering(Function<Asked, String> answer) {
		return RawServer.start(new ScriptedSite(answer));
	}

	@Override
	public void write(String request, Socket connection) throws IOException {
		String head = this.answer.apply(new Asked(request)).replaceFirst("~$", "");
		connection.getOutputStream()
			.write(("HTTP/1.1 " + head + "~Content-Length: 0~Connection: close~~").replace("~", "\r\n")
				.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * A request.
	 *
	 * @param head its head
	 */
	public record Asked(String head) {

		public boolean is(String method) {
			return this.head.startsWith(method + " ");
		}

		public boolean isPreflight() {
			return is("OPTIONS") && header("Access-Control-Request-Method") != null;
		}

		/**
		 * The path with its query.
		 */
		public String target() {
			return this.head.split(" ", 3)[1];
		}

		/**
		 * The path without its query.
		 */
		public String path() {
			return target().split("\\?", 2)[0];
		}

		public @Nullable String header(String name) {
			return this.head.lines()
				.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
				.map((line) -> line.substring(name.length() + 1).strip())
				.findFirst()
				.orElse(null);
		}

		public String origin() {
			String origin = header("Origin");
			return (origin != null) ? origin : "";
		}

	}

}
