/** The API answered, and the browser did not give the response to this page. */
export class Blocked extends Error {
}

/** The API did not answer. */
export class Unreachable extends Error {
}

/** The page could read the response, and it was not the expected one. */
export class Unexpected extends Error {
}

export function check(condition, complaint) {
	if (!condition) {
		throw new Unexpected(complaint);
	}
}

/** Awaits a call that a scenario needs first: if that call is blocked, the scenario must fail, not count as blocked. */
export async function preparing(call) {
	try {
		return await call;
	}
	catch (error) {
		throw new Unexpected(`Could not be tried. ${error.message}`);
	}
}
