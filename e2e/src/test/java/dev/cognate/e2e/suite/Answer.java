package dev.cognate.e2e.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/**
 * What came back.
 *
 * @param status of HTTP
 * @param body as text
 * @param errorType the header {@code x-amzn-ErrorType}, or an empty string
 */
public record Answer(int status, String body, String errorType) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ERROR_NAME = Pattern.compile("[A-Z][A-Za-z]+(Exception|Failure|Error)");
    private static final Pattern STACK_TRACE = Pattern.compile(
            "\\bat [\\w.$]+\\([\\w.]+:\\d+\\)|Caused by:|\\b(java|jakarta|io\\.quarkus|io\\.vertx|org\\.hibernate|com\\.fasterxml|dev\\.cognate)\\.\\w");

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("x-amzn-ErrorType").orElse(""));
    }

    /** The error's name, or an empty string. */
    public String error() {
        String type = json().path("__type").asText();
        return type.substring(type.indexOf('#') + 1);
    }

    /** The error's sentence, or an empty string. */
    public String message() {
        return json().path("message").asText();
    }

    /** Whether the request was taken. */
    public boolean accepted() {
        return status == 200;
    }

    /** Whether the request was refused as AWS refuses: 4xx, a name, and nothing of the server's insides. */
    public boolean refused() {
        return status >= 400
                && status < 500
                && ERROR_NAME.matcher(error()).matches()
                && !STACK_TRACE.matcher(body).find();
    }

    private JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
