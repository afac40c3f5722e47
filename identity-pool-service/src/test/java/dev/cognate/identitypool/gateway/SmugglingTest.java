package dev.cognate.identitypool.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.gateway.RawRequest.Answer;
import dev.cognate.identitypool.gateway.Recorder.Received;
import dev.cognate.identitypool.iam.Iam;
import dev.cognate.wire.http.PercentEncoding;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** What is decided about is what the upstream gets, whatever a client writes. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmugglingTest {
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::bucket/open/*"},
              {"Effect":"Allow","Action":"execute-api:Invoke","Resource":
               "arn:aws:execute-api:us-east-1:000000000000:orders/prod/GET/open/*"}]}
            """;
    private static final List<String> PIECES = List.of(
            "open/",
            "closed",
            "..",
            ".",
            "/",
            "//",
            "%2e%2e",
            "%2E",
            "%2f",
            "%5c",
            "\\",
            "%252e%252e%252f",
            "%00",
            "+",
            "%20",
            "%C3%A9",
            "%zz",
            "%",
            ";",
            "%3b",
            "%3f",
            "?",
            "#",
            "%23",
            "~",
            "%7E",
            "*",
            "a",
            "%61",
            "é",
            "%ff",
            "&",
            "=",
            "?acl",
            "?versionId=1",
            "%0d%0a",
            "bucket/",
            "@",
            ":",
            "\t");

    @Inject
    AccessGateway gateway;

    private Visitors visitors;
    private AwsCredentials ann;

    @BeforeAll
    void open() {
        visitors = Visitors.of(POLICY, Iam.policy("Deny", "*", "*"));
        ann = visitors.user("ann").credentials();
    }

    @AfterAll
    void close() {
        visitors.close();
    }

    @BeforeEach
    void forget() {
        Recorder.get().cleared();
    }

    private Answer send(RawRequest request) {
        return request.send(gateway.port(), ann);
    }

    private void assertRefused(RawRequest request) {
        Answer answer = send(request);
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 501);
        assertThat(Recorder.get().received()).isEmpty();
    }

    @Test
    void shouldReachTheUpstreamAtAll() {
        // when
        Answer answer = send(RawRequest.s3("PUT", "/bucket/open/a").body("content"));

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        Received received = Recorder.get().received().getFirst();
        assertThat(received.target()).isEqualTo("/bucket/open/a");
        assertThat(received.body()).isEqualTo("content".getBytes(UTF_8));
        assertThat(received.header("authorization").getFirst()).contains("Credential=operator/");
        assertThat(received.header("x-amz-security-token")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: gone.test",
                "Content-Length: 3",
                "Connection: x-amz-content-sha256",
                "Connection: close, authorization",
                "x-amz-content-sha256: UNSIGNED-PAYLOAD",
                "x-amz-date: 20200101T000000Z",
                "x-amz-copy-source: /bucket/closed",
                "x-amz-acl: public-read",
                "Content-Type: a/b\r\nContent-Type: c/d",
                "Range: bytes=0-1\r\nRange: bytes=5-9",
                "Authorization: AWS4-HMAC-SHA256 Credential=x"
            })
    void shouldRefuseWhatServersReadDifferently(String line) {
        assertRefused(RawRequest.s3("PUT", "/bucket/open/a")
                .body("content")
                .adding(line)
                .adding("Connection: close"));
    }

    @Test
    void shouldPassOnOneLengthOfABody() {
        // given
        RawRequest request = RawRequest.s3("PUT", "/bucket/open/a")
                .with("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                .body("3\r\nabc\r\n0\r\n\r\n")
                .adding("Transfer-Encoding: chunked");

        // when
        send(request);

        // then
        Received received = Recorder.get().received().getFirst();
        assertThat(received.header("transfer-encoding")).containsExactly("chunked");
        assertThat(received.header("content-length")).isEmpty();
        assertThat(received.body()).isEqualTo("3\r\nabc\r\n0\r\n\r\n".getBytes(UTF_8));
    }

    @Test
    void shouldNotEndWhatWasAlteredAsIfItWereWhole() {
        // given
        RawRequest request = RawRequest.s3("PUT", "/bucket/open/a")
                .with("x-amz-content-sha256", "0".repeat(64))
                .body("3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n")
                .adding("Transfer-Encoding: chunked");

        // when
        Answer answer = send(request);

        // then
        assertThat(answer.status()).isEqualTo(400);
        Awaitility.await().until(() -> !Recorder.get().received().isEmpty());
        assertThat(Recorder.get().received().getFirst().body()).asString().doesNotContain(Recorder.LAST_CHUNK);
    }

    @Test
    void shouldRefuseTwoTargets() {
        assertRefused(RawRequest.dynamoDb("GetItem", "{}").adding("x-amz-target: DynamoDB_20120810.DeleteTable"));
    }

    @Test
    void shouldLeaveOutHeadersThatTurnARequestIntoAnother() {
        // given
        RawRequest request = RawRequest.api("GET", "/open/a")
                .adding("X-HTTP-Method-Override: DELETE")
                .adding("X_HTTP_Method_Override: DELETE")
                .adding("X-Original-URL: /closed")
                .adding("X-Forwarded-Prefix: /closed")
                .adding("Upgrade: websocket")
                .adding("Accept: text/plain");

        // when
        Answer answer = send(request);

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        Received received = Recorder.get().received().getFirst();
        assertThat(received.target()).isEqualTo("/base/open/a");
        assertThat(received.headers().stream()
                        .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrder("accept", "host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/../closed",
                "/open/%2e%2e/closed",
                "/open%2f..%2fclosed",
                "/open//closed",
                "/open/..%5cclosed",
                "/closed"
            })
    void shouldRefusePathsOfApisThatLeadElsewhere(String path) {
        assertRefused(RawRequest.api("GET", path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Delete><Object><Key>open/a</Key><Key>closed</Key></Object></Delete>",
                "<Delete><Object><Key>open/a</Key></Object><Other><Key>closed</Key></Other></Delete>",
                "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Delete><Object><Key>&e;</Key></Object></Delete>",
                "<Delete><Object><Key>open/../closed</Key></Object></Delete>",
                "<Delete><Object>"
            })
    void shouldRefuseListsThatAreNotPlain(String list) {
        assertRefused(RawRequest.s3("POST", "/bucket?delete").body(list));
    }

    @Test
    void shouldRefuseAListWithTheDigestOfAnother() {
        assertRefused(RawRequest.s3("POST", "/bucket?delete")
                .with("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==")
                .body("<Delete><Object><Key>open/a</Key></Object></Delete>"));
    }

    @Test
    void shouldWriteListsAnew() {
        // given
        String list = "<?xml version='1.0'?><Delete><!-- --><Object><Key>open/<![CDATA[a&b]]></Key></Object>"
                + "<Object><Key>closed</Key></Object></Delete>";

        // when
        Answer answer = send(RawRequest.s3("POST", "/bucket?delete").body(list));

        // then
        Received received = Recorder.get().received().getFirst();
        assertThat(new String(received.body(), UTF_8))
                .contains("<Object><Key>open/a&amp;b</Key></Object>")
                .doesNotContain("closed", "CDATA", "<!--");
        assertThat(answer.status()).isEqualTo(502);
    }

    /** Whatever the spelling: either nothing arrives, or an object below what is allowed. */
    @Test
    void shouldSendNothingElseThanWhatWasDecided() {
        // given
        Random random = new Random(20_260_301);

        for (int round = 0; round < 400; round++) {
            String target = random.nextInt(3) == 0 ? "/bucket/" : "/bucket/open/";
            target += random.ints(1 + random.nextInt(5), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining());
            Recorder.get().cleared();

            // when
            Answer answer = RawRequest.exchange(gateway.port(), text(target));

            // then
            assertThat(answer.status()).as(target).isNotEqualTo(500);
            Recorder.get().received().forEach(received -> assertBelow(received.target()));
        }
    }

    private String text(String target) {
        String octets = new String(target.getBytes(UTF_8), ISO_8859_1);
        return RawRequest.s3("GET", target)
                .tampering(text -> text.replace(target, octets))
                .text(ann);
    }

    private static void assertBelow(String target) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String once = PercentEncoding.decode(path);
        assertThat(once)
                .startsWith("/bucket/open/")
                .doesNotContain("//", "/../", "/./", "\0")
                .doesNotEndWith("/..");
        assertThat(path).matches("[A-Za-z0-9._~/%-]+");
    }
}
