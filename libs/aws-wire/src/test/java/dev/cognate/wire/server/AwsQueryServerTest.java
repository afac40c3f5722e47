package dev.cognate.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.iam.Iam;
import dev.cognate.contract.sts.AssumeRoleOperation;
import dev.cognate.contract.sts.AssumeRoleResponse;
import dev.cognate.contract.sts.AssumeRoleWithWebIdentityOperation;
import dev.cognate.contract.sts.Credentials;
import dev.cognate.contract.sts.InvalidIdentityTokenException;
import dev.cognate.contract.sts.Sts;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.protocol.query.AwsQueryProtocol;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class AwsQueryServerTest {
    private static final Map<String, String> FORM =
            Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    private static final AssumeRoleOperation ASSUME_ROLE = (request, context) -> Uni.createFrom()
            .item(AssumeRoleResponse.builder()
                    .credentials(Credentials.builder()
                            .accessKeyId("ASIA")
                            .secretAccessKey("<&>")
                            .expiration(Instant.parse("2026-01-02T03:04:05.678Z"))
                            .build())
                    .packedPolicySize(request.durationSeconds())
                    .sourceIdentity(String.valueOf(request.tags()))
                    .build());
    private static final AssumeRoleWithWebIdentityOperation WEB_IDENTITY =
            (request, context) -> Uni.createFrom().failure(new InvalidIdentityTokenException("Bad token"));

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(Sts.SERVICE, TestServer.Limits.USUAL, ASSUME_ROLE, WEB_IDENTITY);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldReadListsAndNumbersAndWriteXml() {
        // when
        HttpResponse<String> answer = signed("Action=AssumeRole&Version=2011-06-15&RoleArn="
                + encoded("arn:aws:iam::000000000000:role/reader")
                + "&RoleSessionName=sn&DurationSeconds=900&Tags.member.2.Key=b&Tags.member.2.Value=2"
                + "&Tags.member.1.Key=a&Tags.member.1.Value=x+y%2B");

        // then
        assertThat(answer.body())
                .startsWith("<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult>"
                        + "<Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>&lt;&amp;&gt;</SecretAccessKey>"
                        + "<Expiration>2026-01-02T03:04:05Z</Expiration></Credentials>"
                        + "<PackedPolicySize>900</PackedPolicySize>"
                        + "<SourceIdentity>[Tag[key=a, value=x y+], Tag[key=b, value=2]]</SourceIdentity>"
                        + "</AssumeRoleResult><ResponseMetadata><RequestId>");
    }

    @Test
    void shouldTakeAnEmptyListAsOne() {
        // when
        HttpResponse<String> answer = signed("Action=AssumeRole&RoleArn="
                + encoded("arn:aws:iam::000000000000:role/reader") + "&RoleSessionName=sn&Tags=");

        // then
        assertThat(answer.body()).contains("<SourceIdentity>[]</SourceIdentity>");
    }

    @ParameterizedTest
    @CsvSource({
        "Action=AssumeRole&DurationSeconds=soon,400,Sender,MalformedInput",
        "Action=AssumeRole,400,Sender,ValidationError",
        "Action=GetSessionToken,501,Receiver,OperationNotBuiltException",
        "Action=Nothing,400,Sender,InvalidAction",
        "Version=1,400,Sender,InvalidAction"
    })
    void shouldRenderErrors(String body, int status, String type, String code) {
        // when
        HttpResponse<String> answer = signed(body);

        // then
        assertThat(answer.statusCode() + answer.body())
                .startsWith(status + "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>"
                        + type + "</Type><Code>" + code + "</Code>");
    }

    @Test
    void shouldUseTheQueryNameOfAModelledError() {
        // when
        HttpResponse<String> answer = server.send(
                "POST",
                "/",
                FORM,
                "Action=AssumeRoleWithWebIdentity&RoleArn=" + encoded("arn:aws:iam::000000000000:role/reader")
                        + "&RoleSessionName=sn&WebIdentityToken=abcde");

        // then
        assertThat(answer.body()).contains("<Code>InvalidIdentityToken</Code><Message>Bad token</Message>");
    }

    @ParameterizedTest
    @CsvSource({"AKIAROOT,wrong,SignatureDoesNotMatch", "AKIANOBODY,root-secret,InvalidClientTokenId"})
    void shouldRefuseCallersUnderStsNames(String id, String secret, String code) {
        // when
        HttpResponse<String> answer = server.sendSigned(
                AwsCredentialsIdentity.create(id, secret), "POST", "/", FORM, "Action=GetCallerIdentity");

        // then
        assertThat(answer.statusCode() + answer.body()).startsWith("403").contains("<Code>" + code + "</Code>");
    }

    @Test
    void shouldServeAnActionInTheQueryString() {
        // when
        HttpResponse<String> answer = server.sendSigned(
                TestServer.ROOT, "GET", "/?Action=GetCallerIdentity&Version=2011-06-15", Map.of(), "");

        // then
        assertThat(answer.body()).contains("<Code>OperationNotBuiltException</Code>");
    }

    private static HttpResponse<String> signed(String body) {
        return server.sendSigned(TestServer.ROOT, "POST", "/", FORM, body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void shouldLeaveRequestsSignedForIamToIam() {
        // given
        AwsQueryProtocol sts = new AwsQueryProtocol(Sts.SERVICE);
        AwsQueryProtocol iam = new AwsQueryProtocol(Iam.SERVICE);
        WireRequest signed = form("AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/iam/aws4_request, Signature=0");
        WireRequest unsigned = form("");

        // then
        assertThat(List.of(iam.claims(signed), sts.claims(signed), iam.claims(unsigned), sts.claims(unsigned)))
                .containsExactly(true, false, false, true);
    }

    private static WireRequest form(String authorization) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("content-type", "application/x-www-form-urlencoded")
                .add("authorization", authorization);
        return new WireRequest("POST", "/", "", headers, Buffer.buffer());
    }
}
