package dev.cognate.bench.gateway;

import java.net.URI;
import java.util.Map;

/**
 * A request that may be sent as it is.
 *
 * @param url with the signature in its query
 * @param headers that belong to it; Host is not among them
 */
record SignedUrl(URI url, Map<String, String> headers) {}
