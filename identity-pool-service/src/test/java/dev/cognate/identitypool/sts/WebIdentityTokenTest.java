package dev.cognate.identitypool.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.OptionsOn;
import dev.cognate.identitypool.iam.Iam;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetWebIdentityTokenResponse;
import software.amazon.awssdk.services.sts.model.SessionDurationEscalationException;
import software.amazon.awssdk.services.sts.model.Tag;

@QuarkusTest
@TestProfile(OptionsOn.class)
class WebIdentityTokenTest {
    private static final String AUDIENCE = "https://api.example.com";
    private static final String EVERYTHING = Iam.policy("Allow", "*", "*");
    private static final String NAMESPACE = "https://sts.amazonaws.com/";

    private final IamClient iam = Iam.asRoot();

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void shouldTellWhoAUserIs() throws Exception {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);
        iam.tagUser(request ->
                request.userName(key.userName()).tags(tag -> tag.key("team").value("data")));

        // when
        GetWebIdentityTokenResponse given = token(key, "RS256");
        JwtClaims claims = verified(given.webIdentityToken(), "RS256");

        // then
        assertThat(claims.getSubject()).isEqualTo("arn:aws:iam::000000000000:user/" + key.userName());
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(300);
        assertThat(given.expiration().getEpochSecond())
                .isEqualTo(claims.getExpirationTime().getValue());
        assertThat(own(claims)).containsEntry("aws_account", Iam.ACCOUNT).containsEntry("source_region", "us-east-1");
    }

    @Test
    void shouldTellWhichRoleASessionHas() throws Exception {
        // given
        Role role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, EVERYTHING);
        AccessKey key = Iam.newUser(iam, EVERYTHING);
        try (StsClient user = Iam.stsAs(key);
                StsClient session = Iam.stsAs(
                        user.assumeRole(request -> request.roleArn(role.arn()).roleSessionName("visit"))
                                .credentials())) {
            // when
            String token = session.getWebIdentityToken(
                            request -> request.audience(AUDIENCE, "https://other.example.com")
                                    .signingAlgorithm("ES384")
                                    .durationSeconds(60)
                                    .tags(Tag.builder().key("job").value("1").build()))
                    .webIdentityToken();
            JwtClaims claims = verified(token, "ES384");

            // then
            assertThat(claims.getSubject()).isEqualTo(role.arn());
            assertThat(claims.getAudience()).containsExactly(AUDIENCE, "https://other.example.com");
            assertThat(own(claims)).containsEntry("request_tags", Map.of("job", "1"));
        }
    }

    @Test
    void shouldNotOutliveTheSession() {
        // given
        Role role = Iam.newRole(iam, Iam.TRUST_ACCOUNT, EVERYTHING);
        AccessKey key = Iam.newUser(iam, EVERYTHING);

        // then
        try (StsClient user = Iam.stsAs(key);
                StsClient session = Iam.stsAs(user.assumeRole(request -> request.roleArn(role.arn())
                                .roleSessionName("visit")
                                .durationSeconds(900))
                        .credentials())) {
            assertThat(tokenFor(session, 600)).isNotEmpty();
            assertThatThrownBy(() -> tokenFor(session, 960)).isInstanceOf(SessionDurationEscalationException.class);
            assertThat(tokenFor(user, 3600)).isNotEmpty();
        }
    }

    private static String tokenFor(StsClient sts, int seconds) {
        return sts.getWebIdentityToken(request ->
                        request.audience(AUDIENCE).signingAlgorithm("ES384").durationSeconds(seconds))
                .webIdentityToken();
    }

    @Test
    void shouldObeyPolicies() {
        // given
        AccessKey none = Iam.newUser(iam, Iam.policy("Allow", "s3:*", "*"));
        AccessKey narrow = Iam.newUser(iam, """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:GetWebIdentityToken","Resource":"*",
                 "Condition":{"ForAllValues:StringEquals":{"sts:IdentityTokenAudience":"%s"},
                 "NumericLessThanEquals":{"sts:DurationSeconds":300},"StringEquals":{"sts:SigningAlgorithm":"ES384"}}}}
                """.formatted(AUDIENCE));

        // then
        assertDenied(() -> token(none, "ES384"));
        assertThat(token(narrow, "ES384").webIdentityToken()).isNotEmpty();
        assertDenied(() -> token(narrow, "RS256"));
        try (StsClient sts = Iam.stsAs(narrow)) {
            assertDenied(() -> sts.getWebIdentityToken(
                    request -> request.audience("https://else.example.com").signingAlgorithm("ES384")));
            assertDenied(() -> sts.getWebIdentityToken(request ->
                    request.audience(AUDIENCE).signingAlgorithm("ES384").durationSeconds(301)));
            assertDenied(() -> sts.getWebIdentityToken(request -> request.audience(AUDIENCE)
                    .signingAlgorithm("ES384")
                    .tags(Tag.builder().key("job").value("1").build())));
        }
    }

    @Test
    void shouldSignWithTheAlgorithmsOfAwsOnly() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);

        // then
        assertThatThrownBy(() -> token(key, "HS256"))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("ValidationError"));
    }

    @Test
    void shouldOpenNoRoleOfThisAccount() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);
        String token = token(key, "RS256").webIdentityToken();

        // then
        try (StsClient sts = Api.anonymousSts()) {
            assertThatThrownBy(() -> sts.assumeRoleWithWebIdentity(
                            request -> request.roleArn("arn:aws:iam::000000000000:role/any")
                                    .roleSessionName("visit")
                                    .webIdentityToken(token)))
                    .isInstanceOfSatisfying(
                            AwsServiceException.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("InvalidIdentityToken"));
        }
    }

    private static GetWebIdentityTokenResponse token(AccessKey key, String algorithm) {
        try (StsClient sts = Iam.stsAs(key)) {
            return sts.getWebIdentityToken(request -> request.audience(AUDIENCE).signingAlgorithm(algorithm));
        }
    }

    /** As a service elsewhere does it that was told the issuer alone. */
    private static JwtClaims verified(String token, String algorithm) throws Exception {
        JsonObject discovery = new JsonObject(get("/sts/.well-known/openid-configuration"));
        JsonWebKeySet keys = new JsonWebKeySet(
                get(URI.create(discovery.getString("jwks_uri")).getPath()));
        return new JwtConsumerBuilder()
                .setExpectedIssuer(discovery.getString("issuer"))
                .setExpectedAudience(AUDIENCE)
                .setJwsAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT, algorithm)
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .build()
                .processToClaims(token);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> own(JwtClaims claims) {
        return (Map<String, Object>) claims.getClaimValue(NAMESPACE);
    }

    private static String get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(Api.endpoint().resolve(path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refused -> assertThat(List.of("AccessDenied"))
                                .contains(refused.awsErrorDetails().errorCode()));
    }
}
