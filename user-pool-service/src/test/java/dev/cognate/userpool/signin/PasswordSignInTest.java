package dev.cognate.userpool.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

@QuarkusTest
class PasswordSignInTest {
    private static final Map<String, String> EMAIL = Map.of("email", "alice@example.com", "email_verified", "true");

    @Inject
    TestUsers users;

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void shouldGiveTokensThatTheJwksConfirms() throws Exception {
        // given
        SignInScene scene = SignInScene.create();
        User alice = users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, EMAIL);

        // when
        var result = scene.signIn("alice");

        // then
        JWTClaimsSet id = Jwts.verified(scene.poolId(), result.idToken());
        JWTClaimsSet access = Jwts.verified(scene.poolId(), result.accessToken());
        assertThat(id.getSubject()).isEqualTo(alice.sub().toString());
        assertThat(id.getAudience()).containsExactly(scene.clientId());
        assertThat(id.getClaims())
                .containsEntry("token_use", "id")
                .containsEntry("cognito:username", "alice")
                .containsEntry("email", "alice@example.com")
                .containsEntry("email_verified", true)
                .containsEntry("origin_jti", access.getClaim("origin_jti"))
                .containsKeys("event_id", "auth_time", "jti", "iat", "exp");
        assertThat(id.getIssuer()).endsWith("/" + scene.poolId());
        assertThat(access.getClaims())
                .containsEntry("token_use", "access")
                .containsEntry("client_id", scene.clientId())
                .containsEntry("username", "alice")
                .containsEntry("scope", "aws.cognito.signin.user.admin")
                .doesNotContainKey("aud");
        assertThat(result.expiresIn()).isEqualTo(3600);
        assertThat(Duration.between(Instant.now(), access.getExpirationTime().toInstant()))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
    }

    @Test
    void shouldRefuseAWrongPasswordAndAnUnknownUserAlike() {
        // given
        SignInScene scene = SignInScene.create();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());

        // when, then
        for (String name : new String[] {"alice", "nobody"}) {
            assertThatThrownBy(() -> scene.password(name, "Wrong-horse-1"))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageStartingWith("Incorrect username or password.");
        }
    }

    @Test
    void shouldNameAnUnknownUserWhereTheClientAllowsIt() {
        // given
        SignInScene scene = SignInScene.create(PreventUserExistenceErrorTypes.LEGACY);

        // when, then
        assertThatThrownBy(() -> scene.password("nobody", TestUsers.PASSWORD))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageStartingWith("User does not exist.");
    }

    @Test
    void shouldTellWhyARightPasswordIsNotEnough() {
        // given
        SignInScene scene = SignInScene.create();
        users.create(scene.poolId(), "new", UserStatus.UNCONFIRMED, Map.of());
        users.create(scene.poolId(), "reset", UserStatus.RESET_REQUIRED, Map.of());
        User off = users.create(scene.poolId(), "off", UserStatus.CONFIRMED, Map.of());
        users.change(off, user -> user.withEnabled(false, Instant.now()));

        // when, then
        assertThatThrownBy(() -> scene.signIn("new"))
                .isInstanceOf(UserNotConfirmedException.class)
                .hasMessageStartingWith("User is not confirmed.");
        assertThatThrownBy(() -> scene.signIn("reset"))
                .isInstanceOf(PasswordResetRequiredException.class)
                .hasMessageStartingWith("Password reset required for the user");
        assertThatThrownBy(() -> scene.signIn("off"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("User is disabled.");
    }

    @Test
    void shouldNotTellAStrangerThatAPasswordWasReset() {
        // given
        SignInScene hiding = SignInScene.create(PreventUserExistenceErrorTypes.ENABLED);
        SignInScene frank = SignInScene.create(PreventUserExistenceErrorTypes.LEGACY);
        users.create(hiding.poolId(), "reset", UserStatus.RESET_REQUIRED, Map.of());
        users.create(frank.poolId(), "reset", UserStatus.RESET_REQUIRED, Map.of());

        // when, then
        assertThatThrownBy(() -> hiding.password("reset", "Wrong-horse-1"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Incorrect username or password.");
        assertThatThrownBy(() -> frank.password("reset", "Wrong-horse-1"))
                .isInstanceOf(PasswordResetRequiredException.class);
    }

    @Test
    void shouldRefuseFlowsThatAreNotEnabled() {
        // given
        SignInScene scene = SignInScene.create();
        String srpOnly = scene.admin()
                .createUserPoolClient(request -> request.userPoolId(scene.poolId())
                        .clientName("srp")
                        .explicitAuthFlowsWithStrings("ALLOW_USER_SRP_AUTH"))
                .userPoolClient()
                .clientId();
        SignInScene narrow = new SignInScene(scene.admin(), scene.app(), scene.poolId(), srpOnly);

        // when, then
        assertThatThrownBy(() -> narrow.signIn("alice"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("USER_PASSWORD_AUTH flow not enabled for this client");
        assertThatThrownBy(() -> scene.app()
                        .initiateAuth(request -> request.clientId(scene.clientId())
                                .authFlow(AuthFlowType.CUSTOM_AUTH)
                                .authParameters(Map.of("USERNAME", "alice"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Auth flow not enabled for this client");
        assertThatThrownBy(() -> scene.app()
                        .initiateAuth(request -> request.clientId(scene.clientId())
                                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                                .authParameters(Map.of("PASSWORD", "x"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Missing required parameter USERNAME");
    }

    @Test
    void shouldSignInForAnAdministrator() throws Exception {
        // given
        SignInScene scene = SignInScene.create();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());

        // when
        var result = scene.admin()
                .adminInitiateAuth(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.clientId())
                        .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", "alice", "PASSWORD", TestUsers.PASSWORD)))
                .authenticationResult();

        // then
        assertThat(Jwts.verified(scene.poolId(), result.accessToken()).getStringClaim("username"))
                .isEqualTo("alice");
    }

    @Test
    void shouldHaveATemporaryPasswordReplacedOnce() {
        // given
        SignInScene scene = SignInScene.create();
        users.create(scene.poolId(), "bob", UserStatus.FORCE_CHANGE_PASSWORD, EMAIL);
        InitiateAuthResponse asked = scene.password("bob", TestUsers.PASSWORD);
        Map<String, String> answer = Map.of("USERNAME", "bob", "NEW_PASSWORD", "Better-horse-2");

        // when
        assertThatThrownBy(() -> scene.answer(
                        ChallengeNameType.NEW_PASSWORD_REQUIRED,
                        asked.session(),
                        Map.of("USERNAME", "bob", "NEW_PASSWORD", "weak")))
                .isInstanceOf(InvalidPasswordException.class);
        var answered = scene.answer(ChallengeNameType.NEW_PASSWORD_REQUIRED, asked.session(), answer);

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(asked.session()).hasSizeLessThanOrEqualTo(2048);
        assertThat(asked.challengeParameters())
                .containsEntry("requiredAttributes", "[]")
                .containsEntry("USER_ID_FOR_SRP", "bob");
        assertThat(answered.authenticationResult().accessToken()).isNotEmpty();
        assertThat(scene.password("bob", "Better-horse-2").authenticationResult())
                .isNotNull();
        assertThatThrownBy(() -> scene.answer(ChallengeNameType.NEW_PASSWORD_REQUIRED, asked.session(), answer))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid session for the user");
    }

    @Test
    void shouldRefuseASessionThatIsExpiredAlteredOrOfAnotherClient() {
        // given
        SignInScene scene = SignInScene.create();
        SignInScene other = SignInScene.create();
        users.create(scene.poolId(), "bob", UserStatus.FORCE_CHANGE_PASSWORD, EMAIL);
        String session = scene.password("bob", TestUsers.PASSWORD).session();
        String altered = (session.charAt(0) == 'A' ? 'B' : 'A') + session.substring(1);
        Map<String, String> answer = Map.of("USERNAME", "bob", "NEW_PASSWORD", "Better-horse-2");

        // when, then
        assertThatThrownBy(() -> scene.answer(ChallengeNameType.NEW_PASSWORD_REQUIRED, altered, answer))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> other.answer(ChallengeNameType.NEW_PASSWORD_REQUIRED, session, answer))
                .isInstanceOf(NotAuthorizedException.class);
        TestClock.advance(Duration.ofMinutes(3));
        assertThatThrownBy(() -> scene.answer(ChallengeNameType.NEW_PASSWORD_REQUIRED, session, answer))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid session for the user, session is expired.");
    }

    @Test
    void shouldRefuseATemporaryPasswordThatExpired() {
        // given
        SignInScene scene = SignInScene.create();
        users.create(scene.poolId(), "bob", UserStatus.FORCE_CHANGE_PASSWORD, Map.of());
        TestClock.advance(Duration.ofDays(8));

        // when, then
        assertThatThrownBy(() -> scene.password("bob", TestUsers.PASSWORD))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Temporary password has expired and must be reset by an administrator.");
    }
}
