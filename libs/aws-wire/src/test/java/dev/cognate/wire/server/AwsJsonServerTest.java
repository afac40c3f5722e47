package dev.cognate.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.idp.AdminDeleteUserOperation;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.DescribeUserPoolOperation;
import dev.cognate.contract.idp.DescribeUserPoolResponse;
import dev.cognate.contract.idp.SignUpOperation;
import dev.cognate.contract.idp.SignUpResponse;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.contract.idp.UsernameExistsException;
import io.smallrye.mutiny.Uni;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class AwsJsonServerTest {
    private static final SignUpOperation SIGN_UP = (request, context) -> switch (request.username()) {
        case "taken" -> Uni.createFrom().failure(new UsernameExistsException("User already exists"));
        case "broken" -> Uni.createFrom().failure(new IllegalStateException("secret detail"));
        default ->
            Uni.createFrom()
                    .item(SignUpResponse.builder()
                            .userConfirmed(false)
                            .userSub(context.sourceIp())
                            .build());
    };
    private static final DescribeUserPoolOperation DESCRIBE = (request, context) -> Uni.createFrom()
            .item(new DescribeUserPoolResponse(UserPoolType.builder()
                    .id(request.userPoolId())
                    .name(context.caller().arn())
                    .creationDate(Instant.ofEpochMilli(1_700_000_000_120L))
                    .build()));
    private static final AdminDeleteUserOperation DELETE =
            (request, context) -> Uni.createFrom().voidItem();

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(CognitoIdp.SERVICE, TestServer.Limits.USUAL, SIGN_UP, DESCRIBE, DELETE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldServeAnUnsignedOperation() {
        // when
        HttpResponse<String> answer = call("SignUp", "{\"ClientId\":\"abc\",\"Username\":\"ada\",\"Password\":\"x\"}");

        // then
        assertThat(answer.body()).isEqualTo("{\"UserConfirmed\":false,\"UserSub\":\"127.0.0.1\"}");
    }

    @Test
    void shouldCarryIdTypeAndOriginHeaders() {
        // when
        HttpResponse<String> answer = call("SignUp", "{\"ClientId\":\"abc\",\"Username\":\"ada\",\"Password\":\"x\"}");

        // then
        assertThat(answer.headers().map())
                .containsKey("x-amzn-requestid")
                .hasEntrySatisfying(
                        "content-type", type -> assertThat(type).containsExactly("application/x-amz-json-1.1"))
                .hasEntrySatisfying(
                        "access-control-allow-origin",
                        origin -> assertThat(origin).containsExactly("*"));
    }

    @Test
    void shouldServeASignedOperation() {
        // when
        HttpResponse<String> answer =
                callSigned(TestServer.ROOT, "DescribeUserPool", "{\"UserPoolId\":\"us-east-1_a\"}");

        // then
        assertThat(answer.body())
                .isEqualTo("{\"UserPool\":{\"Id\":\"us-east-1_a\",\"Name\":\"arn:aws:iam::000000000000:root\","
                        + "\"CreationDate\":1700000000.120}}");
    }

    @Test
    void shouldAnswerNothingForAnEmptyOutput() {
        // when
        HttpResponse<String> answer =
                callSigned(TestServer.ROOT, "AdminDeleteUser", "{\"UserPoolId\":\"us-east-1_a\",\"Username\":\"ada\"}");

        // then
        assertThat(answer.statusCode() + answer.body()).isEqualTo("200");
    }

    @Test
    void shouldRefuseAWrongSecret() {
        // given
        AwsCredentialsIdentity wrong = AwsCredentialsIdentity.create("AKIAROOT", "other");

        // when
        HttpResponse<String> answer = callSigned(wrong, "DescribeUserPool", "{\"UserPoolId\":\"us-east-1_a\"}");

        // then
        assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("InvalidSignatureException");
    }

    @Test
    void shouldRefuseAnUnknownKey() {
        // given
        AwsCredentialsIdentity unknown = AwsCredentialsIdentity.create("AKIANOBODY", "root-secret");

        // when
        HttpResponse<String> answer = callSigned(unknown, "DescribeUserPool", "{\"UserPoolId\":\"us-east-1_a\"}");

        // then
        assertThat(answer.body())
                .isEqualTo("{\"__type\":\"UnrecognizedClientException\",\"message\":"
                        + "\"The security token included in the request is invalid.\"}");
    }

    @Test
    void shouldRefuseAnUnsignedCallOfASignedOperation() {
        // when
        HttpResponse<String> answer = call("DescribeUserPool", "{}");

        // then
        assertThat(answer.body())
                .isEqualTo("{\"__type\":\"MissingAuthenticationTokenException\",\"message\":"
                        + "\"Missing Authentication Token\"}");
    }

    @ParameterizedTest
    @CsvSource({"CreateUserPool,400", "ForgotPassword,501"})
    void shouldAuthenticateBeforeSayingThatAnOperationIsNotBuilt(String operation, int status) {
        // when
        HttpResponse<String> answer = call(operation, "{}");

        // then
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void shouldNameAnOperationThatIsNotBuilt() {
        // when
        HttpResponse<String> answer = callSigned(TestServer.ROOT, "CreateUserPool", "{}");

        // then
        assertThat(answer.body())
                .isEqualTo("{\"__type\":\"OperationNotBuiltException\",\"message\":"
                        + "\"The operation CreateUserPool is not built in this version of Cognate.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SignUp", "AWSCognitoIdentityProviderService.Nothing", "Other.SignUp"})
    void shouldRefuseAnUnknownTarget(String target) {
        // when
        HttpResponse<String> answer = server.send("POST", "/", Map.of("X-Amz-Target", target), "{}");

        // then
        assertThat(answer.statusCode()
                        + answer.headers().firstValue("x-amzn-errortype").orElse("none"))
                .isEqualTo("400UnknownOperationException");
    }

    @Test
    void shouldRenderAnOperationsOwnError() {
        // when
        HttpResponse<String> answer =
                call("SignUp", "{\"ClientId\":\"abc\",\"Username\":\"taken\",\"Password\":\"x\"}");

        // then
        assertThat(answer.body())
                .isEqualTo("{\"__type\":\"UsernameExistsException\",\"message\":\"User already exists\"}");
    }

    @Test
    void shouldHideAnUnexpectedFailure() {
        // when
        HttpResponse<String> answer =
                call("SignUp", "{\"ClientId\":\"abc\",\"Username\":\"broken\",\"Password\":\"x\"}");

        // then
        assertThat(answer.statusCode() + answer.body())
                .isEqualTo("500{\"__type\":\"InternalErrorException\",\"message\":\"Internal server error\"}");
    }

    @Test
    void shouldWordConstraintFailuresAsCognitoDoes() {
        // when
        HttpResponse<String> answer = call("SignUp", "{\"Username\":\"ada\"}");

        // then
        assertThat(answer.body())
                .isEqualTo(
                        "{\"__type\":\"InvalidParameterException\",\"message\":\"1 validation error detected: Value null"
                                + " at 'clientId' failed to satisfy constraint: Member must not be null\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Username\":7}|NUMBER_VALUE cannot be converted to String",
                "{\"Username\":true}|TRUE_VALUE cannot be converted to String",
                "{\"Username\":{}}|Start of structure or map found where not expected.",
                "{\"Username\":[]}|Start of list found where not expected",
                "{\"UserAttributes\":{}}|Expected list or null",
                "{\"UserAttributes\":\"x\"}|Expected list or null",
                "{\"UserAttributes\":[1]}|Expected structure or map or null",
                "{\"ClientMetadata\":[]}|Expected structure or map or null",
                "{\"UserContextData\":\"x\"}|Expected structure or map or null",
                "{\"Username\":\"a\\u0000\"}|Text must not hold NUL or unpaired surrogates",
                "{|Could not parse request body into json.",
                "[]|Expected structure or map or null",
                "null|Could not parse request body into json.",
                "{}{}|Could not parse request body into json.",
            })
    void shouldRefuseWrongTypes(String body, String message) {
        // when
        HttpResponse<String> answer = call("SignUp", body);

        // then
        assertThat(answer.body()).isEqualTo("{\"__type\":\"SerializationException\",\"message\":\"" + message + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-amz-json-1.1; charset=UTF-8"})
    void shouldNotMindTheContentType(String contentType) {
        // given
        Map<String, String> headers = new HashMap<>(target("SignUp"));
        headers.put("Content-Type", contentType);

        // when
        HttpResponse<String> answer = server.send(
                "POST", "/", headers, "{\"ClientId\":\"abc\",\"Username\":\"ada\",\"Password\":\"x\",\"New\":[1]}");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> call(String operation, String body) {
        return server.send("POST", "/", target(operation), body);
    }

    private static HttpResponse<String> callSigned(AwsCredentialsIdentity credentials, String operation, String body) {
        return server.sendSigned(credentials, "POST", "/", target(operation), body);
    }

    private static Map<String, String> target(String operation) {
        return Map.of("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation);
    }
}
