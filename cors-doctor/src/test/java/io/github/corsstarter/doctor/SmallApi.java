package io.github.corsstarter.doctor;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An application with CORS for two origins. Below {@code /plain} it has no CORS, below
 * {@code /shared} no {@code Vary}, and it does not have {@code /missing}. It takes
 * {@code OPTIONS} for a method only if that is a preflight.
 */
public final class SmallApi {

	public static final String PAGE = "http://app.example.com";

	public static final String OTHER_PAGE = "http://other.example.com";

	private static final Set<String> ALLOWED = Set.of(PAGE, OTHER_PAGE);

	private SmallApi() {
	}

	public static RawServer start() {
		return RawServer.start(SmallApi::reply);
	}

	private static void reply(String request, Socket connection) throws IOException {
		connection.getOutputStream().write(answer(request).getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * The answer to a request.
	 * @param request its head
	 */
	public static String answer(String request) {
		String[] line = request.split(" ", 3);
		String path = line[1];
		boolean preflight = line[0].equals("OPTIONS") && header(request, "Origin") != null
				&& header(request, "Access-Control-Request-Method") != null;
		String status = (line[0].equals("OPTIONS") && !preflight) ? "405 Method Not Allowed\r\nAllow: GET, PUT, POST"
				: path.contains("/missing") ? "404 Not Found" : "200 OK";
		return "HTTP/1.1 " + status
				+ "\r\nConnection: close\r\nContent-Length: 0\r\nSet-Cookie: session=s3cr3t; Path=/; HttpOnly\r\n"
				+ cors(path, header(request, "Origin"), preflight) + "\r\n";
	}

	private static String cors(String path, String origin, boolean preflight) {
		if (path.startsWith("/plain")) {
			return "";
		}
		String vary = path.startsWith("/shared") ? "" : "Vary: Origin\r\n";
		if (origin == null || !ALLOWED.contains(origin)) {
			return vary;
		}
		String allowed = vary + "Access-Control-Allow-Origin: " + origin + "\r\n";
		return preflight
				? allowed + "Access-Control-Allow-Methods: GET, PUT, POST\r\n"
						+ "Access-Control-Allow-Headers: content-type, authorization\r\n"
				: allowed + "Access-Control-Expose-Headers: X-Total\r\n";
	}

	/**
	 * The value of a header.
	 * @return the value, or {@code null} if there is no such header
	 */
	public static String header(String request, String name) {
		Matcher line = Pattern.compile("(?im)^" + Pattern.quote(name) + ":[ \\t]*(.*?)\\r?$").matcher(request);
		return line.find() ? line.group(1) : null;
	}

}
