package dev.cognate.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;

/**
 * The endpoint of the Lambda Invoke API of this JVM. It runs functions in Node, or gives canned answers, and remembers the
 * events it got. Functions are told apart by name.
 *
 * @param control does it
 */
public record FunctionEndpoint(FunctionControl control) {
    /** The key codes are encrypted with, 256 bits in base64. */
    public static final String CODE_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    /** The ARN the key is known by. */
    public static final String CODE_KEY_ARN =
            "arn:aws:kms:us-east-1:000000000000:key/11111111-2222-3333-4444-555555555555";

    /** A function whose events go to the topic {@code cognate.trigger.test}. */
    public static final String TO_KAFKA = "to-kafka";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The endpoint, started if it was not yet. */
    public static FunctionEndpoint shared() {
        return new FunctionEndpoint(SharedServers.get(FunctionServer.class, FunctionControl.class));
    }

    /** The address of the API. */
    public String url() {
        return "http://127.0.0.1:" + control.getPort();
    }

    /** The ARN of a function. */
    public static String arn(String function) {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + function;
    }

    /** Has a function run the {@code handler} of a module of Node. */
    public void run(String function, Path module) {
        control.runModule(function, module.toAbsolutePath().toString());
    }

    /** Has a function return the event it gets with this JSON object as its response. */
    public void respond(String function, String response) {
        control.answer(
                function,
                200,
                "",
                "{\"version\":\"1\",\"triggerSource\":\"x\",\"request\":{},\"response\":" + response + "}");
    }

    /** Has a function return this instead of an event. */
    public void returnInstead(String function, String body) {
        control.answer(function, 200, "", body);
    }

    /** Has a function throw. */
    public void fail(String function, String message) {
        control.answer(function, 200, "Unhandled", "{\"errorType\":\"Error\",\"errorMessage\":\"" + message + "\"}");
    }

    /** Has the API refuse to run a function. */
    public void refuse(String function, int status) {
        control.answer(function, status, "", "{}");
    }

    /** {@link FunctionControl#hang}. */
    public void hang(String function, int times) {
        control.hang(function, times);
    }

    /** The events a function got, oldest first. */
    public List<JsonNode> events(String function) {
        return control.eventsOf(function).stream().map(FunctionEndpoint::parse).toList();
    }

    /** The newest event a function got. */
    public JsonNode lastEvent(String function) {
        return events(function).getLast();
    }

    private static JsonNode parse(String event) {
        try {
            return JSON.readTree(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError("an event is not JSON", e);
        }
    }
}
