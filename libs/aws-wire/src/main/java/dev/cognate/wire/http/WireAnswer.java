package dev.cognate.wire.http;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * One answer before the headers every answer carries are added.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param headers headers beside the common ones
 * @param body the body, not yet compressed
 */
public record WireAnswer(int status, String contentType, Map<String, String> headers, Buffer body) {}
