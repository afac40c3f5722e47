package dev.cognate.identitypool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

@QuarkusTest
class PoolsTest {
    private static final String USER_POOL = "cognito-idp.us-east-1.amazonaws.com/us-east-1_abcdefghi";
    private static final String OPENID_ARN = "arn:aws:iam::000000000000:oidc-provider/accounts.example.com";

    private CognitoIdentityClient api;

    @BeforeEach
    void connect() {
        api = Api.signed();
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void shouldDescribeWhatWasCreated() {
        // given
        CreateIdentityPoolResponse created = api.createIdentityPool(request -> request.identityPoolName("My Pool")
                .allowUnauthenticatedIdentities(true)
                .allowClassicFlow(true)
                .developerProviderName("login.example")
                .supportedLoginProviders(Map.of("graph.facebook.com", "7346241598935552"))
                .openIdConnectProviderARNs(OPENID_ARN)
                .cognitoIdentityProviders(provider ->
                        provider.providerName(USER_POOL).clientId("abc").serverSideTokenCheck(true))
                .identityPoolTags(Map.of("team", "blue")));

        // when
        DescribeIdentityPoolResponse described =
                api.describeIdentityPool(request -> request.identityPoolId(created.identityPoolId()));

        // then
        assertThat(described.identityPoolId()).matches("us-east-1:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(described.toString()).isEqualTo(created.toString().replace("Create", "Describe"));
        assertThat(described.cognitoIdentityProviders().getFirst().serverSideTokenCheck())
                .isTrue();
        assertThat(described.openIdConnectProviderARNs()).containsExactly(OPENID_ARN);
        assertThat(described.developerProviderName()).isEqualTo("login.example");
    }

    @Test
    void shouldReplaceSettingsAndKeepTagsAndTheDeveloperProvider() {
        // given
        String id = Api.newPool(
                        api,
                        request -> request.allowClassicFlow(true)
                                .developerProviderName("login.example")
                                .supportedLoginProviders(Map.of("accounts.google.com", "one;two"))
                                .identityPoolTags(Map.of("team", "blue")))
                .identityPoolId();

        // when
        api.updateIdentityPool(
                request -> request.identityPoolId(id).identityPoolName("Other").allowUnauthenticatedIdentities(true));

        // then
        DescribeIdentityPoolResponse described = api.describeIdentityPool(request -> request.identityPoolId(id));
        assertThat(described.identityPoolName()).isEqualTo("Other");
        assertThat(described.allowUnauthenticatedIdentities()).isTrue();
        assertThat(described.allowClassicFlow()).isFalse();
        assertThat(described.supportedLoginProviders()).isEmpty();
        assertThat(described.developerProviderName()).isEqualTo("login.example");
        assertThat(described.identityPoolTags()).containsExactlyEntriesOf(Map.of("team", "blue"));
    }

    @Test
    void shouldNotRenameTheDeveloperProvider() {
        // given
        String id = Api.newPool(api, request -> request.developerProviderName("login.example"))
                .identityPoolId();

        // then
        assertThatThrownBy(() -> api.updateIdentityPool(request -> request.identityPoolId(id)
                        .identityPoolName("Other")
                        .allowUnauthenticatedIdentities(false)
                        .developerProviderName("login.other")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldForgetADeletedPool() {
        // given
        String id = Api.newPool(api, request -> {}).identityPoolId();

        // when
        api.deleteIdentityPool(request -> request.identityPoolId(id));

        // then
        assertThatThrownBy(() -> api.describeIdentityPool(request -> request.identityPoolId(id)))
                .isInstanceOfSatisfying(
                        ResourceNotFoundException.class,
                        missing -> assertThat(missing.awsErrorDetails().errorMessage())
                                .isEqualTo("IdentityPool '" + id + "' not found."));
        assertThatThrownBy(() -> api.deleteIdentityPool(request -> request.identityPoolId(id)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldListEveryPoolOnce() {
        // given
        List<String> created = Stream.generate(
                        () -> Api.newPool(api, request -> {}).identityPoolId())
                .limit(5)
                .toList();

        // when
        List<String> listed = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ListIdentityPoolsResponse page =
                    api.listIdentityPools(request -> request.maxResults(2).nextToken(next));
            assertThat(page.identityPools()).hasSizeLessThanOrEqualTo(2);
            page.identityPools().stream()
                    .map(IdentityPoolShortDescription::identityPoolId)
                    .forEach(listed::add);
            token = page.nextToken();
        } while (token != null);

        // then
        assertThat(listed).doesNotHaveDuplicates().containsAll(created);
    }

    @Test
    void shouldRefuseAPageTokenOfItsCallers() {
        assertThatThrownBy(() ->
                        api.listIdentityPools(request -> request.maxResults(2).nextToken("made-up")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @ParameterizedTest
    @MethodSource("unreasonable")
    void shouldRefuseUnreasonableSettings(Consumer<CreateIdentityPoolRequest.Builder> settings) {
        assertThatThrownBy(() -> Api.newPool(api, settings)).isInstanceOf(InvalidParameterException.class);
    }

    static Stream<Consumer<CreateIdentityPoolRequest.Builder>> unreasonable() {
        return Stream.of(
                request -> request.supportedLoginProviders(Map.of("login.unknown.com", "1")),
                request -> request.openIdConnectProviderARNs("arn:aws:iam::000000000000:role/not-a-provider"),
                request -> request.samlProviderARNs(OPENID_ARN),
                request -> request.cognitoIdentityProviders(
                        provider -> provider.providerName("not.a.pool").clientId("abc")),
                request -> request.cognitoIdentityProviders(provider -> provider.providerName(USER_POOL)),
                request -> request.identityPoolTags(Map.of("aws:team", "blue")));
    }

    @Test
    void shouldRefuseInputThatBreaksTheContract() {
        assertThatThrownBy(() -> api.describeIdentityPool(request -> request.identityPoolId("no colon")))
                .isInstanceOfSatisfying(
                        CognitoIdentityException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("ValidationException"));
    }
}
