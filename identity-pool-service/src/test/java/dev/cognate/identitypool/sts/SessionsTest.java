package dev.cognate.identitypool.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.iam.Principal;
import dev.cognate.iam.session.AuthorizationMessages;
import dev.cognate.iam.session.SessionTokens;
import dev.cognate.iam.session.TemporaryKey;
import dev.cognate.identitypool.Api;
import dev.cognate.identitypool.iam.Iam;
import dev.cognate.testkit.SdkClients;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

@QuarkusTest
class SessionsTest {
    private static final String EVERYTHING = Iam.policy("Allow", "*", "*");
    private static final String POOL = "us-east-1:11111111-2222-3333-4444-555555555555";
    private static final String MESSAGE = "{\"allowed\":false}";

    @Inject
    SessionTokens tokens;

    @Inject
    AuthorizationMessages messages;

    private final IamClient iam = Iam.asRoot();

    @AfterEach
    void close() {
        iam.close();
    }

    @Test
    void shouldStayTheUserWithASessionToken() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);

        // when
        try (StsClient sts = Iam.stsAs(sessionOf(key))) {
            // then
            assertThat(sts.getCallerIdentity().arn()).endsWith(":user/" + key.userName());
            assertRefused("AccessDenied", sts::getSessionToken);
        }
    }

    @Test
    void shouldNotCallIamWithASessionToken() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);

        // when
        try (IamClient own = Iam.as(sessionOf(key))) {
            // then
            assertRefused("AccessDenied", own::listRoles);
        }
    }

    @Test
    void shouldOpenNothingWithAnAlteredToken() {
        // given
        Credentials session = sessionOf(Iam.newUser(iam, EVERYTHING));
        String token = session.sessionToken();
        char last = token.charAt(token.length() / 2);
        String altered = token.substring(0, token.length() / 2)
                + (last == 'A' ? 'B' : 'A')
                + token.substring(token.length() / 2 + 1);

        // then
        assertUnknown(session.toBuilder().sessionToken(altered).build());
    }

    @Test
    void shouldOpenNothingWithTheTokenOfAnotherKey() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);
        Credentials one = sessionOf(key);
        Credentials other = sessionOf(key);

        // then
        assertUnknown(one.toBuilder().sessionToken(other.sessionToken()).build());
    }

    @Test
    void shouldOpenNothingWithAnotherSecret() {
        // given
        Credentials session = sessionOf(Iam.newUser(iam, EVERYTHING));

        // then
        try (StsClient sts =
                Iam.stsAs(session.toBuilder().secretAccessKey("other").build())) {
            assertRefused("SignatureDoesNotMatch", sts::getCallerIdentity);
        }
    }

    @Test
    void shouldOpenNothingWhenItsTimeIsOver() {
        // given
        TemporaryKey over =
                tokens.issue(new Principal.Root(Iam.ACCOUNT), Instant.now().minusSeconds(1));

        // then
        try (StsClient sts = Iam.stsAs(Credentials.builder()
                .accessKeyId(over.key().id())
                .secretAccessKey(over.key().secret())
                .sessionToken(over.sessionToken())
                .build())) {
            assertRefused("ExpiredToken", sts::getCallerIdentity)
                    .hasMessageContaining("The security token included in the request is expired");
        }
    }

    @Test
    void shouldOpenNothingInAnotherApiWhenItsTimeIsOver() {
        // given
        TemporaryKey over =
                tokens.issue(new Principal.Root(Iam.ACCOUNT), Instant.now().minusSeconds(1));

        // then
        try (var pools = SdkClients.signing(
                        Api.endpoint(), over.key().id(), over.key().secret(), over.sessionToken())
                .identityPools()) {
            assertRefused("ExpiredTokenException", () -> pools.listIdentityPools(request -> request.maxResults(1)));
        }
    }

    @Test
    void shouldGiveAFederatedUserAPartOfTheGrantorsPermissions() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);
        try (StsClient sts = Iam.stsAs(key)) {
            var granted = sts.getFederationToken(request ->
                    request.name("bob").policy(Iam.policy("Allow", "cognito-identity:ListIdentityPools", "*")));

            // when
            Credentials session = granted.credentials();

            // then
            assertThat(granted.federatedUser().arn()).isEqualTo("arn:aws:sts::000000000000:federated-user/bob");
            try (StsClient own = Iam.stsAs(session);
                    var pools = SdkClients.signing(
                                    Api.endpoint(),
                                    session.accessKeyId(),
                                    session.secretAccessKey(),
                                    session.sessionToken())
                            .identityPools()) {
                assertThat(own.getCallerIdentity().userId()).isEqualTo("000000000000:bob");
                assertThat(pools.listIdentityPools(request -> request.maxResults(1)))
                        .isNotNull();
                assertRefused(
                        "AccessDeniedException",
                        () -> pools.describeIdentityPool(request -> request.identityPoolId(POOL)));
            }
        }
    }

    @Test
    void shouldGrantAFederatedUserNothingWithoutAPolicy() {
        // given
        AccessKey key = Iam.newUser(iam, EVERYTHING);
        try (StsClient sts = Iam.stsAs(key)) {
            Credentials session =
                    sts.getFederationToken(request -> request.name("bob")).credentials();

            // then
            try (var pools = SdkClients.signing(
                            Api.endpoint(), session.accessKeyId(), session.secretAccessKey(), session.sessionToken())
                    .identityPools()) {
                assertRefused("AccessDeniedException", () -> pools.listIdentityPools(request -> request.maxResults(1)));
            }
        }
    }

    @Test
    void shouldTellWhichAccountAKeyIsOf() {
        // given
        AccessKey key = Iam.newUser(iam, null);
        String temporary = sessionOf(key).accessKeyId();

        // then
        try (StsClient sts = Iam.stsAsRoot()) {
            assertThat(sts.getAccessKeyInfo(request -> request.accessKeyId(key.accessKeyId()))
                            .account())
                    .isEqualTo(Iam.ACCOUNT);
            assertThat(sts.getAccessKeyInfo(request -> request.accessKeyId(temporary))
                            .account())
                    .isEqualTo(Iam.ACCOUNT);
            assertRefused(
                    "AccessDenied", () -> sts.getAccessKeyInfo(request -> request.accessKeyId("ASIAAAAAAAAAAAAAAAAA")));
        }
    }

    @Test
    void shouldDecodeOnlyItsOwnMessages() {
        // given
        String encoded = messages.encode(MESSAGE);

        // then
        try (StsClient sts = Iam.stsAsRoot()) {
            assertThat(sts.decodeAuthorizationMessage(request -> request.encodedMessage(encoded))
                            .decodedMessage())
                    .isEqualTo(MESSAGE);
            assertRefused(
                    "InvalidAuthorizationMessageException",
                    () -> sts.decodeAuthorizationMessage(request -> request.encodedMessage(encoded + "A")));
        }
    }

    @Test
    void shouldLetOnlyThoseDecodeWhoMay() {
        // given
        AccessKey key = Iam.newUser(iam, null);

        // then
        try (StsClient sts = Iam.stsAs(key)) {
            assertRefused(
                    "AccessDenied",
                    () -> sts.decodeAuthorizationMessage(request -> request.encodedMessage(messages.encode(MESSAGE))));
        }
    }

    @Test
    void shouldSayClearlyWhatItDoesNot() {
        // then
        try (StsClient sts = Iam.stsAsRoot()) {
            assertRefused(
                    "OutboundWebIdentityFederationDisabledException",
                    () -> sts.getWebIdentityToken(
                            request -> request.audience("a").signingAlgorithm("RS256")));
            assertRefused(
                    "InvalidIdentityToken",
                    () -> sts.assumeRoleWithSAML(request -> request.roleArn("arn:aws:iam::000000000000:role/r")
                            .principalArn("arn:aws:iam::000000000000:saml-provider/p")
                            .samlAssertion("AAAA")));
            assertRefused(
                    "AccessDenied",
                    () -> sts.assumeRoot(request -> request.targetPrincipal("111122223333")
                            .taskPolicyArn(policy ->
                                    policy.arn("arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"))));
            assertRefused(
                    "ExpiredTradeInTokenException",
                    () -> sts.getDelegatedAccessToken(request -> request.tradeInToken("token")));
        }
    }

    private static Credentials sessionOf(AccessKey key) {
        try (StsClient sts = Iam.stsAs(key)) {
            return sts.getSessionToken().credentials();
        }
    }

    private static void assertUnknown(Credentials credentials) {
        try (StsClient sts = Iam.stsAs(credentials)) {
            assertRefused("InvalidClientTokenId", sts::getCallerIdentity);
        }
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            String code, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo(code));
    }
}
