/**
 * Reads a path of the API from a page that is not listed: a sandboxed frame, whose origin is "null".
 */
export async function readAsStranger(api, path) {
	const answer = await askFromFrame(api.origin + path);
	if (answer.blocked) {
		throw await api.explain(path, `Origin: ${answer.origin} is not listed`);
	}
	return answer;
}

function askFromFrame(url) {
	return new Promise((resolve) => {
		const frame = document.createElement('iframe');
		frame.sandbox = 'allow-scripts';
		frame.hidden = true;
		frame.title = 'A page of another origin';
		frame.srcdoc = `<script type="module">
			const answer = await fetch(${JSON.stringify(url)}, {cache: 'no-store'})
				.then(async (response) => ({origin: self.origin, status: response.status, body: await response.json()}))
				.catch(() => ({origin: self.origin, blocked: true}));
			parent.postMessage(answer, '*');
		</script>`;
		const listen = ({source, data}) => {
			if (source === frame.contentWindow) {
				removeEventListener('message', listen);
				frame.remove();
				resolve(data);
			}
		};
		addEventListener('message', listen);
		document.body.append(frame);
	});
}
