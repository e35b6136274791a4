// API Gateway wants its own name in Host, so the one that the viewer asked for travels in another header.
function handler(event) {
  var request = event.request;
  var headers = request.headers;
  // CloudFront would hand on what the viewer made up.
  delete headers['forwarded'];
  delete headers['x-forwarded-host'];
  if (headers.host && headers.host.value) {
    headers['x-forwarded-host'] = { value: headers.host.value };
  }
  return request;
}
