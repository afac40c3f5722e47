package dev.cognate.identitypool.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.iam.Iam;
import dev.cognate.identitypool.outside.SamlAnswer;
import dev.cognate.identitypool.outside.SamlIssuer;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamlLoginsTest {
    private final SamlIssuer issuer = SamlIssuer.create();
    private final IamClient iam = Iam.asRoot();
    private final CognitoIdentityClient app = Api.anonymous();
    private String provider;
    private String pool;
    private String one;
    private String other;

    @BeforeAll
    void pool() {
        provider = iam.createSAMLProvider(
                        request -> request.name(Iam.name("saml")).samlMetadataDocument(issuer.metadata()))
                .samlProviderArn();
        try (CognitoIdentityClient admin = Api.signed()) {
            pool = Api.newPool(admin, request -> request.samlProviderARNs(provider))
                    .identityPoolId();
        }
        one = role();
        other = role();
    }

    @AfterAll
    void close() {
        iam.close();
        app.close();
    }

    @Test
    void shouldGiveTheOneRoleTheProviderNames() {
        // given
        Map<String, String> login = login(answer("jane").role(one, provider));
        String id =
                app.getId(request -> request.identityPoolId(pool).logins(login)).identityId();

        // when
        var given =
                app.getCredentialsForIdentity(request -> request.identityId(id).logins(login));

        // then
        assertThat(given.identityId()).isEqualTo(id);
        assertThat(caller(given.credentials())).contains(":assumed-role/" + nameOf(one));
    }

    @Test
    void shouldKnowAUserAgain() {
        // given
        String subject = Iam.name("jane");

        // then
        assertThat(identity(answer(subject))).isEqualTo(identity(answer(subject)));
        assertThat(identity(answer(subject))).isNotEqualTo(identity(answer(Iam.name("john"))));
    }

    @Test
    void shouldLetTheCallerChooseAmongSeveralRoles() {
        // given
        String subject = Iam.name("jane");
        String id = identity(answer(subject));

        // then
        assertThat(caller(app.getCredentialsForIdentity(request ->
                                request.identityId(id).customRoleArn(other).logins(login(several(subject))))
                        .credentials()))
                .contains(":assumed-role/" + nameOf(other));
        assertThatThrownBy(() -> app.getCredentialsForIdentity(
                        request -> request.identityId(id).logins(login(several(subject)))))
                .isInstanceOf(NotAuthorizedException.class);
        String stranger = role();
        assertThatThrownBy(() -> app.getCredentialsForIdentity(request ->
                        request.identityId(id).customRoleArn(stranger).logins(login(several(subject)))))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldNotGiveARoleThatIsPairedWithAnotherProvider() {
        // given
        String subject = Iam.name("jane");
        String id = identity(answer(subject));
        String foreign = provider.replace(":saml-provider/", ":saml-provider/other-");

        // then
        assertThatThrownBy(() -> app.getCredentialsForIdentity(request ->
                        request.identityId(id).logins(login(answer(subject).role(one, foreign)))))
                .isInstanceOf(InvalidIdentityPoolConfigurationException.class);
    }

    @Test
    void shouldTakeAnAssertionOnceInEachOperation() {
        // given
        Map<String, String> login = login(answer(Iam.name("jane")).role(one, provider));
        String id =
                app.getId(request -> request.identityPoolId(pool).logins(login)).identityId();
        app.getCredentialsForIdentity(request -> request.identityId(id).logins(login));

        // then
        assertThatThrownBy(
                        () -> app.getId(request -> request.identityPoolId(pool).logins(login)))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> app.getCredentialsForIdentity(
                        request -> request.identityId(id).logins(login)))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldRefuseAssertionsThatProveNothing() {
        // given
        SamlIssuer stranger = SamlIssuer.create();

        // then
        assertRefused(stranger.answer("jane").with("ISSUER", issuer.entityId()));
        assertRefused(answer("jane").with("AUDIENCE", "https://app.example.com"));
        assertRefused(answer("jane").with("END", Instant.now().minusSeconds(1).toString()));
    }

    @Test
    void shouldRefuseAProviderThePoolDoesNotTrust() {
        // given
        String foreign = iam.createSAMLProvider(
                        request -> request.name(Iam.name("saml")).samlMetadataDocument(issuer.metadata()))
                .samlProviderArn();

        // then
        assertThatThrownBy(() -> app.getId(request -> request.identityPoolId(pool)
                        .logins(Map.of(foreign, answer("jane").encoded()))))
                .isInstanceOf(NotAuthorizedException.class);
    }

    private SamlAnswer answer(String subject) {
        return issuer.answer(subject);
    }

    private SamlAnswer several(String subject) {
        return answer(subject).attribute(SamlAnswer.AWS + "Role", one + "," + provider, provider + ", " + other);
    }

    private Map<String, String> login(SamlAnswer answer) {
        return Map.of(provider, answer.encoded());
    }

    private String identity(SamlAnswer answer) {
        return app.getId(request -> request.identityPoolId(pool).logins(login(answer)))
                .identityId();
    }

    private void assertRefused(SamlAnswer answer) {
        assertThatThrownBy(() -> identity(answer)).isInstanceOf(NotAuthorizedException.class);
    }

    private String role() {
        return Iam.newRole(
                        iam,
                        Iam.trust(
                                "{\"Federated\":\"cognito-identity.amazonaws.com\"}", "sts:AssumeRoleWithWebIdentity"),
                        Iam.policy("Allow", "*", "*"))
                .arn();
    }

    private static String nameOf(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static String caller(software.amazon.awssdk.services.cognitoidentity.model.Credentials given) {
        try (StsClient sts = Iam.stsAs(Credentials.builder()
                .accessKeyId(given.accessKeyId())
                .secretAccessKey(given.secretKey())
                .sessionToken(given.sessionToken())
                .build())) {
            return sts.getCallerIdentity().arn();
        }
    }
}
