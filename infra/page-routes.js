/**
 * Runs in CloudFront before each request for the site's files. The paths of pages (`/indicators/chronic-absence`) are
 * routes of one document; only names with an extension are files, and stay missing when they are missing.
 */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it.
function handler(event) {
  var request = event.request;
  var name = request.uri.substring(request.uri.lastIndexOf('/') + 1);
  if (name.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}
