package dev.cognate.identitypool.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.TestClock;
import dev.cognate.identitypool.gateway.RawRequest.Answer;
import dev.cognate.identitypool.iam.Iam;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The decision alone: as Envoy's ext_authz and NGINX's auth_request ask for it. Nothing is ever passed on. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationEndpointTest {
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["s3:GetObject","s3:DeleteObject"],"Resource":"arn:aws:s3:::bucket/open/*"},
              {"Effect":"Allow","Action":"execute-api:Invoke","Resource":
               "arn:aws:execute-api:us-east-1:000000000000:orders/prod/GET/orders/*"}]}
            """;

    @Inject
    AccessGateway gateway;

    private Visitors visitors;
    private AwsCredentials ann;

    @BeforeAll
    void open() {
        visitors = Visitors.of(POLICY, Iam.policy("Deny", "*", "*"));
        ann = visitors.user("ann").credentials();
    }

    @BeforeEach
    void forget() {
        Recorder.get().cleared();
    }

    @AfterEach
    void nothingPassed() {
        TestClock.reset();
        assertThat(Recorder.get().received()).isEmpty();
    }

    @AfterAll
    void close() {
        visitors.close();
    }

    /** What Envoy makes of a request: the same, below a prefix. */
    private Answer envoy(RawRequest request, String method, String target) {
        return request.tampering(text -> text.replace(method + " " + target, method + " /_authorize" + target))
                .send(gateway.port(), ann);
    }

    /** What NGINX makes of it: a request for the decision, with two headers. */
    private Answer nginx(RawRequest request, String method, String target) {
        return request.tampering(text -> text.replace(
                        method + " " + target + " HTTP/1.1\r\n",
                        "GET /_authorize HTTP/1.1\r\nX-Original-Method: " + method + "\r\nX-Original-URI: " + target
                                + "\r\n"))
                .send(gateway.port(), ann);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /bucket/open/a%20b, 200",
        "DELETE, /bucket/open/a, 200",
        "PUT, /bucket/open/a, 403",
        "GET, /bucket/closed, 403",
        "GET, /bucket/open/../closed, 400",
        "GET, /bucket?prefix=open%2F, 403",
        "GET, /bucket?versions, 403",
        "POST, /bucket?unheard-of, 501"
    })
    void shouldDecideForEnvoy(String method, String target, int status) {
        // when
        Answer answer = envoy(RawRequest.s3(method, target), method, target);

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /bucket/open/a%20b, 200",
        "DELETE, /bucket/open/a, 200",
        "PUT, /bucket/open/a, 403",
        "GET, /bucket/closed, 403",
        "GET, /bucket/open/../closed, 403"
    })
    void shouldDecideForNginx(String method, String target, int status) {
        // when
        Answer answer = nginx(RawRequest.s3(method, target), method, target);

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"GET, /orders/7, 200", "DELETE, /orders/7, 403", "GET, /customers/7, 403", "GET, /orders//7, 400"})
    void shouldDecideAboutPlainApis(String method, String target, int status) {
        // when
        Answer answer = envoy(RawRequest.api(method, target), method, target);

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    /** SDKs sign how long a body is; NGINX asks without it. */
    @ParameterizedTest
    @CsvSource({"X-Original-Content-Length: 7, 200", "X-Original-Content-Length: 8, 403", "X-Nothing: 7, 403"})
    void shouldReckonWithTheLengthNginxTells(String header, int status) {
        // given
        RawRequest request = RawRequest.s3("DELETE", "/bucket/open/a").with("content-length", "7");

        // when
        Answer answer = request.tampering(text -> text.replace("content-length: 7", header)
                        .replace(
                                "DELETE /bucket/open/a HTTP/1.1\r\n",
                                "GET /_authorize HTTP/1.1\r\nX-Original-Method: DELETE\r\n"
                                        + "X-Original-URI: /bucket/open/a\r\n"))
                .send(gateway.port(), ann);

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @Test
    void shouldTellWhoItIs() {
        // when
        Answer answer = envoy(RawRequest.s3("GET", "/bucket/open/a"), "GET", "/bucket/open/a");

        // then
        assertThat(answer.head()).contains("x-cognate-principal: arn:aws:sts::000000000000:assumed-role/");
    }

    @Test
    void shouldNotBelieveNginxsHeadersFromAClientOfEnvoy() {
        // given
        RawRequest request = RawRequest.s3("GET", "/bucket/open/a")
                .adding("X-Original-URI: /bucket/open/a")
                .adding("X-Original-Method: GET");

        // when
        Answer answer = request.tampering(text -> text.replace("GET /bucket/open/a", "GET /_authorize/bucket/closed"))
                .send(gateway.port(), ann);

        // then
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void shouldRefuseWhatItIsNotToldAbout() {
        // when
        Answer none = RawRequest.s3("GET", "/_authorize").send(gateway.port(), ann);
        Answer twice = nginx(
                RawRequest.s3("GET", "/bucket/open/a").adding("X-Original-URI: /bucket/closed"),
                "GET",
                "/bucket/open/a");

        // then
        assertThat(none.status()).isEqualTo(403);
        assertThat(twice.status()).isEqualTo(403);
    }

    @Test
    void shouldRefuseExpiredCredentialsWithAStatusNginxKnows() {
        // given
        TestClock.advance(Duration.ofMinutes(61));

        // when
        Answer answer = nginx(RawRequest.s3("GET", "/bucket/open/a"), "GET", "/bucket/open/a");

        // then
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>ExpiredToken</Code>");
    }

    @ParameterizedTest
    @CsvSource({"open/a, 200", "closed, 403"})
    void shouldRefuseAListToDeleteWithOneThatIsNotAllowed(String second, int status) {
        // given
        String list = "<Delete><Object><Key>open/b</Key></Object><Object><Key>" + second + "</Key></Object></Delete>";

        // when
        Answer answer = envoy(RawRequest.s3("POST", "/bucket?delete").body(list), "POST", "/bucket?delete");

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }
}
