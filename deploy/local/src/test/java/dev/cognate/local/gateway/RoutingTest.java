package dev.cognate.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.local.service.Service;
import dev.cognate.local.storage.StorageKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    private static RequestFacts request(String method, String host, String pathAndQuery) {
        String[] parts = pathAndQuery.split("\\?", 2);
        return new RequestFacts(method, host, parts[0], parts.length > 1 ? parts[1] : "", "", "", "");
    }

    private static Target service(Service service) {
        return new Target.ToService(service);
    }

    @ParameterizedTest
    @CsvSource({
        "AWSCognitoIdentityProviderService.SignUp, USER_POOL",
        "AWSCognitoIdentityService.GetId, IDENTITY_POOL",
    })
    void shouldRouteByTarget(String target, Service expected) {
        // given
        var request = new RequestFacts("POST", "localhost", "/", "", target, "", "application/x-amz-json-1.1");

        // when
        Target actual = Routing.targetOf(request);

        // then
        assertThat(actual).isEqualTo(service(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "cognito-idp, USER_POOL",
        "cognito-identity, IDENTITY_POOL",
        "sts, IDENTITY_POOL",
        "iam, IDENTITY_POOL",
        "cognito-sync, SYNC",
    })
    void shouldRouteByTheScopeOfASignature(String signingName, Service expected) {
        // given
        String authorization = "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/" + signingName
                + "/aws4_request, SignedHeaders=host, Signature=00";
        var request = new RequestFacts("POST", "localhost", "/", "", "", authorization, "");

        // when
        Target actual = Routing.targetOf(request);

        // then
        assertThat(actual).isEqualTo(service(expected));
    }

    @ParameterizedTest
    @CsvSource({"s3, S3", "dynamodb, DYNAMODB"})
    void shouldRouteSignedRequestsToStorageWhateverTheirPath(String signingName, StorageKind expected) {
        // given
        String authorization = "AWS4-HMAC-SHA256 Credential=ASIA/20260101/us-east-1/" + signingName
                + "/aws4_request, SignedHeaders=host, Signature=00";
        var request = new RequestFacts("GET", "localhost", "/login/us-east-1_abc", "", "", authorization, "");

        // when
        Target actual = Routing.targetOf(request);

        // then
        assertThat(actual).isEqualTo(new Target.ToStorage(expected));
    }

    @Test
    void shouldRouteABrowsersQuestionAboutAnObjectToS3() {
        // when
        Target actual = Routing.targetOf(request("OPTIONS", "localhost", "/bucket/folder/key.png"));

        // then
        assertThat(actual).isEqualTo(new Target.ToStorage(StorageKind.S3));
    }

    @Test
    void shouldRouteAPresignedRequestByItsQuery() {
        // given
        var request = request(
                "GET",
                "localhost",
                "/?Action=GetCallerIdentity&X-Amz-Credential=AKIA%2F20260101%2Fus-east-1%2Fsts%2Faws4_request");

        // when
        Target actual = Routing.targetOf(request);

        // then
        assertThat(actual).isEqualTo(service(Service.IDENTITY_POOL));
    }

    @ParameterizedTest
    @CsvSource({
        "/us-east-1_AbCdEfGhI/.well-known/jwks.json, USER_POOL",
        "/us-east-1_AbCdEfGhI/.well-known/openid-configuration, USER_POOL",
        "/oauth2/authorize?client_id=x, USER_POOL",
        "/login, USER_POOL",
        "/device?client_id=x, USER_POOL",
        "/signedout, USER_POOL",
        "/account/passkeys?client_id=x, USER_POOL",
        "/forgotUsername, USER_POOL",
        "/us-east-1_AbCdEfGhI/oauth2/register, USER_POOL",
        "/confirmUser?confirmation_code=1, USER_POOL",
        "/saml2/idpresponse, USER_POOL",
        "/.well-known/openid-configuration, IDENTITY_POOL",
        "/sts/.well-known/jwks.json, IDENTITY_POOL",
        "/identitypools/us-east-1%3Aab/identities/x/datasets, SYNC",
        "/identitypools, SYNC",
    })
    void shouldRouteByPath(String path, Service expected) {
        // given
        var request = request("GET", "localhost", path);

        // when
        Target actual = Routing.targetOf(request);

        // then
        assertThat(actual).isEqualTo(service(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/inbox", "/login", "/unheard-of"})
    void shouldRouteEverythingOfALoginDomainToTheUserPools(String path) {
        // given
        var request = request("GET", "demo.auth.localhost", path);

        // when
        Target actual = Routing.targetOf(request);

        // then
        assertThat(actual).isEqualTo(service(Service.USER_POOL));
    }

    @Test
    void shouldRouteAnUnsignedFormToSts() {
        // given
        var request = new RequestFacts(
                "POST", "localhost", "/", "", "", "", "application/x-www-form-urlencoded; charset=utf-8");

        // when
        Target actual = Routing.targetOf(request);

        // then
        assertThat(actual).isEqualTo(service(Service.IDENTITY_POOL));
    }

    @Test
    void shouldLetAServiceAnswerAPreflight() {
        // given
        var request = request("OPTIONS", "localhost", "/");

        // when
        Target actual = Routing.targetOf(request);

        // then
        assertThat(actual).isEqualTo(service(Service.USER_POOL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/inbox", "/inbox/messages?to=a", "/status", "/assets/pages.css"})
    void shouldServeItsOwnPages(String path) {
        // given
        var request = request("GET", "localhost", path);

        // when
        Target actual = Routing.targetOf(request);

        // then
        assertThat(actual).isEqualTo(new Target.ToOwnPage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/inboxes", "/us-east-1_AbCdEfGhI", "/q/health"})
    void shouldSendWhatNobodyKnowsNowhere(String path) {
        // given
        var request = request("GET", "localhost", path);

        // when
        Target actual = Routing.targetOf(request);

        // then
        assertThat(actual).isEqualTo(new Target.Nowhere());
    }

    @Test
    void shouldPreferTheTargetToTheSignature() {
        // given
        String authorization = "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/sts/aws4_request";
        String target = "AWSCognitoIdentityProviderService.ListUserPools";

        // when
        Stream<Target> actual =
                Stream.of(Routing.targetOf(new RequestFacts("POST", "localhost", "/", "", target, authorization, "")));

        // then
        assertThat(actual).containsExactly(service(Service.USER_POOL));
    }
}
