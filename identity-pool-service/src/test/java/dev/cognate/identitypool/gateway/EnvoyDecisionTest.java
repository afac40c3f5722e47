package dev.cognate.identitypool.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cognate.identitypool.gateway.RawRequest.Answer;
import dev.cognate.identitypool.gateway.Recorder.Received;
import dev.cognate.identitypool.iam.Iam;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * Requests of unchanged SDK clients, as Envoy asks about them with the settings in docs/access-gateway.md. No package brings
 * Envoy itself; what it makes of a request is written in its reference (extensions.filters.http.ext_authz.v3): the path
 * behind a prefix, Host, Authorization and the allowed headers, and the body with its length.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnvoyDecisionTest {
    private static final Set<String> ALWAYS = Set.of("host", "authorization");
    private static final int LARGE = 1_000_000;
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::bucket/open/*"},
              {"Effect":"Allow","Action":"dynamodb:ListTables","Resource":"*"}]}
            """;

    @Inject
    AccessGateway gateway;

    private final Snippet settings = Snippet.of("yaml", "ext_authz");
    private Visitors visitors;
    private AwsCredentials ann;

    /** A call of a client, and whether it may make it. */
    private record Call(String name, boolean isAllowed, Consumer<Clients> call) {
        @Override
        public String toString() {
            return name;
        }
    }

    private record Clients(S3Client s3, DynamoDbClient dynamoDb) {}

    static Stream<Call> calls() {
        return Stream.of(
                new Call(
                        "read",
                        true,
                        all -> all.s3.getObjectAsBytes(r -> r.bucket("bucket").key("open/a b+ü"))),
                new Call(
                        "read elsewhere",
                        false,
                        all -> all.s3.getObjectAsBytes(r -> r.bucket("bucket").key("closed"))),
                new Call(
                        "write",
                        true,
                        all -> all.s3.putObject(
                                r -> r.bucket("bucket")
                                        .key("open/a")
                                        .contentType("text/plain")
                                        .cacheControl("no-store"),
                                RequestBody.fromString("content"))),
                new Call(
                        "write unless there",
                        true,
                        all -> all.s3.putObject(
                                r -> r.bucket("bucket").key("open/a").ifNoneMatch("*"),
                                RequestBody.fromString("content"))),
                new Call(
                        "write elsewhere",
                        false,
                        all -> all.s3.putObject(
                                r -> r.bucket("bucket").key("closed"), RequestBody.fromString("content"))),
                new Call(
                        "delete",
                        true,
                        all -> all.s3.deleteObject(r -> r.bucket("bucket").key("open/a"))),
                new Call(
                        "delete a list",
                        true,
                        all -> all.s3.deleteObjects(r -> r.bucket("bucket")
                                .delete(list -> list.objects(
                                        ObjectIdentifier.builder().key("open/a").build())))),
                new Call(
                        "delete a list elsewhere",
                        false,
                        all -> all.s3.deleteObjects(r -> r.bucket("bucket")
                                .delete(list -> list.objects(
                                        ObjectIdentifier.builder().key("closed").build())))),
                new Call("list tables", true, all -> all.dynamoDb.listTables()),
                new Call("delete a table", false, all -> all.dynamoDb.deleteTable(r -> r.tableName("Nothing"))));
    }

    @BeforeAll
    void open() {
        visitors = Visitors.of(POLICY, Iam.policy("Deny", "*", "*"));
        ann = visitors.user("ann").credentials();
    }

    @BeforeEach
    void forget() {
        Recorder.get().cleared();
    }

    @AfterAll
    void close() {
        visitors.close();
    }

    /** What the client sends: to a server that writes it down. */
    private Received sent(Consumer<Clients> call) {
        URI recorder = URI.create(
                "http://127.0.0.1:" + ConfigProvider.getConfig().getValue("test.recorder.port", Integer.class));
        try (S3Client s3 = StorageClients.s3(recorder, ann);
                DynamoDbClient dynamoDb = StorageClients.dynamoDb(recorder, ann)) {
            // its answer is none of S3's or DynamoDB's, which does not matter
            Throwable ignored = catchThrowable(() -> call.accept(new Clients(s3, dynamoDb)));
            List<Received> received = Recorder.get().received();
            assertThat(received).as(String.valueOf(ignored)).isNotEmpty();
            return received.getFirst();
        }
    }

    /** What Envoy makes of it. */
    private String check(Received sent) {
        String matchers = settings.value("allowed_headers");
        String headers = sent.headers().stream()
                .filter(line -> passes(matchers, line.substring(0, line.indexOf(':'))))
                .map(line -> line + "\r\n")
                .collect(Collectors.joining());
        return sent.method() + " " + settings.value("path_prefix") + sent.target() + " HTTP/1.1\r\n" + headers
                + "content-length: " + sent.body().length + "\r\n";
    }

    private static boolean passes(String matchers, String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return !"content-length".equals(folded) && (ALWAYS.contains(folded) || Snippet.takes(matchers, folded));
    }

    private static String body(Received sent) {
        return new String(sent.body(), ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void shouldDecideAboutCallsOfClients(Call call) {
        // given
        Received sent = sent(call.call());

        // when
        Answer answer = RawRequest.exchange(gateway.port(), check(sent) + "connection: close\r\n\r\n" + body(sent));

        // then
        assertThat(answer.body()).doesNotContain("Signature");
        assertThat(answer.status() == 200).as(answer.toString()).isEqualTo(call.isAllowed());
        assertThat(answer.status()).isIn(200, 400, 403);
    }

    @Test
    void shouldTakeTheNextDecisionOnTheSameConnectionWhateverWasLeftOfTheLast() {
        // given
        Received sent = sent(all ->
                all.s3().putObject(r -> r.bucket("bucket").key("open/a"), RequestBody.fromBytes(new byte[LARGE])));
        assertThat(sent.body().length).isLessThan(Integer.parseInt(largest()));

        // when
        Answer answers = RawRequest.exchange(
                gateway.port(),
                check(sent) + "\r\n" + body(sent) + check(sent) + "connection: close\r\n\r\n" + body(sent));

        // then
        assertThat(answers.status()).isEqualTo(200);
        assertThat(answers.body()).contains("HTTP/1.1 200");
    }

    private String largest() {
        return settings.value("max_request_bytes").replaceFirst(",.*", "");
    }
}
