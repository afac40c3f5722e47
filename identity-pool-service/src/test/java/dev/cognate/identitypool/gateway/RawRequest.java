package dev.cognate.identitypool.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.identitypool.TestClock;
import dev.cognate.identitypool.gateway.relay.HashedBody;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.sigv4.RequestSigner;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A request written by hand, where SDK clients would not send it so. */
final class RawRequest {
    private static final int PATIENCE_MS = 15_000;

    private final String method;
    private final String target;
    private final String service;
    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private byte[] body = new byte[0];
    private Instant now = new TestClock().instant();
    private String added = "";
    private UnaryOperator<String> tampering = UnaryOperator.identity();

    /** An answer. */
    record Answer(int status, String head, String body) {}

    private RawRequest(String method, String target, String service) {
        this.method = method;
        this.target = target;
        this.service = service;
    }

    static RawRequest s3(String method, String target) {
        return new RawRequest(method, target, "s3").with("host", "recorder.test");
    }

    static RawRequest api(String method, String target) {
        return new RawRequest(method, target, "execute-api").with("host", "orders.test");
    }

    static RawRequest dynamoDb(String operation, String json) {
        return new RawRequest("POST", "/", "dynamodb")
                .with("host", "dynamodb.test")
                .with("x-amz-target", "DynamoDB_20120810." + operation)
                .with("content-type", "application/x-amz-json-1.0")
                .body(json);
    }

    /** With a header that is signed. */
    RawRequest with(String name, String value) {
        headers.set(name, value);
        return this;
    }

    RawRequest body(String text) {
        body = text.getBytes(UTF_8);
        return this;
    }

    RawRequest at(Instant time) {
        now = time;
        return this;
    }

    /** With lines nobody signed. */
    RawRequest adding(String line) {
        added += line + "\r\n";
        return this;
    }

    /** Changes the request after it was signed. */
    RawRequest tampering(UnaryOperator<String> change) {
        tampering = change;
        return this;
    }

    /** Sends it signed. */
    Answer send(int port, AwsCredentials credentials) {
        return exchange(port, text(credentials));
    }

    /** Sends it without a signature. */
    Answer sendUnsigned(int port) {
        return exchange(port, assemble());
    }

    /** What goes over the wire. */
    String text(AwsCredentials credentials) {
        Optional<String> token = credentials instanceof AwsSessionCredentials session
                ? Optional.of(session.sessionToken())
                : Optional.empty();
        String hash = HashedBody.of(Buffer.buffer(body));
        if ("s3".equals(service) && !headers.contains("x-amz-content-sha256")) {
            headers.set("x-amz-content-sha256", hash);
        }
        int question = target.indexOf('?');
        WireRequest request = new WireRequest(
                method,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                headers,
                Buffer.buffer());
        String signed = headers.contains("x-amz-content-sha256") ? headers.get("x-amz-content-sha256") : hash;
        new RequestSigner(credentials.accessKeyId(), credentials.secretAccessKey(), token)
                .sign(request, "us-east-1", service, now, signed)
                .forEach(headers::set);
        return tampering.apply(assemble());
    }

    private String assemble() {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        if (body.length > 0 && !headers.contains("content-length")) {
            text.append("content-length: ").append(body.length).append("\r\n");
        }
        boolean tellsConnection = added.toLowerCase(Locale.ROOT).contains("connection:");
        text.append(added).append(tellsConnection ? "\r\n" : "connection: close\r\n\r\n");
        return text + new String(body, ISO_8859_1);
    }

    static Answer exchange(int port, String text) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            int end = Math.max(answer.indexOf("\r\n\r\n"), 0);
            return new Answer(
                    Integer.parseInt(answer.substring(9, 12)),
                    answer.substring(0, end),
                    answer.substring(Math.min(answer.length(), end + 4)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
