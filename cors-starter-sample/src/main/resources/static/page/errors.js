/** The API answered, and the browser kept the answer from this page. */
export class Blocked extends Error {
}

/** There was no answer to keep. */
export class Unreachable extends Error {
}

/** The answer could be read and was not what it should be. */
export class Unexpected extends Error {
}

export function check(condition, complaint) {
	if (!condition) {
		throw new Unexpected(complaint);
	}
}

/** Awaits a call that a scenario needs and is not about: that one being blocked must not pass for the expected result. */
export async function preparing(call) {
	try {
		return await call;
	}
	catch (error) {
		throw new Unexpected(`Could not be tried. ${error.message}`);
	}
}
