package dev.cognate.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.sync.CognitoSync;
import dev.cognate.contract.sync.ListDatasetsOperation;
import dev.cognate.contract.sync.ListDatasetsResponse;
import dev.cognate.contract.sync.ResourceNotFoundException;
import dev.cognate.contract.sync.UpdateRecordsOperation;
import io.smallrye.mutiny.Uni;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestJsonServerTest {
    private static final String POOL = "us-east-1%3A0a1b2c3d-0000-0000-0000-000000000000";
    private static final String IDENTITY = "/identitypools/" + POOL + "/identities/" + POOL;

    /** Answers with its input, so that a test sees where each member came from. */
    private static final ListDatasetsOperation LIST = (request, context) -> Uni.createFrom()
            .item(ListDatasetsResponse.builder()
                    .count(request.maxResults())
                    .nextToken(request.identityPoolId() + "|" + request.nextToken())
                    .build());

    private static final UpdateRecordsOperation UPDATE = (request, context) -> Uni.createFrom()
            .failure(new ResourceNotFoundException(
                    request.datasetName() + "|" + request.clientContext() + "|" + request.syncSessionToken()));

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(CognitoSync.SERVICE, TestServer.Limits.USUAL, LIST, UPDATE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldReadLabelsAndQueryParameters() {
        // when
        HttpResponse<String> answer = signed("GET", IDENTITY + "/datasets?maxResults=7&nextToken=a%2Bb%20c", "");

        // then
        assertThat(answer.body())
                .isEqualTo("{\"Count\":7,\"NextToken\":\"us-east-1:0a1b2c3d-0000-0000-0000-000000000000|a+b c\"}");
    }

    @Test
    void shouldReadHeadersAndBodyAndLetLabelsWin() {
        // when
        HttpResponse<String> answer = server.sendSigned(
                TestServer.ROOT,
                "POST",
                IDENTITY + "/datasets/notes",
                Map.of("x-amz-Client-Context", "ctx"),
                "{\"SyncSessionToken\":\"tok\",\"DatasetName\":\"forged\",\"ClientContext\":\"forged\"}");

        // then
        assertThat(answer.statusCode() + answer.body())
                .isEqualTo("404{\"__type\":\"ResourceNotFoundException\",\"message\":\"notes|ctx|tok\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/datasets?maxResults=many,400,SerializationException",
        "GET,/nothing,404,UnknownOperationException",
        "PUT,/datasets,404,UnknownOperationException",
        "GET,/datasets/notes,501,OperationNotBuiltException",
        "POST,/datasets/notes,400,InvalidParameterException"
    })
    void shouldNameErrors(String method, String path, int status, String code) {
        // when
        HttpResponse<String> answer = signed(method, IDENTITY + path, "");

        // then
        assertThat(answer.statusCode()
                        + answer.headers().firstValue("x-amzn-errortype").orElse("none"))
                .isEqualTo(status + code);
    }

    @Test
    void shouldRefuseAnUnsignedCall() {
        // when
        HttpResponse<String> answer = server.send("GET", IDENTITY + "/datasets", Map.of(), "");

        // then
        assertThat(answer.statusCode()
                        + answer.headers().firstValue("x-amzn-errortype").orElse("none"))
                .isEqualTo("403MissingAuthenticationTokenException");
    }

    private static HttpResponse<String> signed(String method, String path, String body) {
        return server.sendSigned(TestServer.ROOT, method, path, Map.of(), body);
    }
}
