package dev.cognate.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import dev.cognate.testkit.SrpClient;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

@ExtendWith(SuiteExtension.class)
class JavaSdkIT {
    private final CognitoIdentityProviderClient cognito;
    private final CognitoIdentityProviderClient anonymous;
    private final Suite suite;
    private final Pool pool;

    JavaSdkIT(Suite suite) {
        this.suite = suite;
        this.cognito = suite.cognito();
        this.anonymous = suite.anonymous();
        this.pool = Pool.mailing(suite);
    }

    @Test
    void shouldSignInWithSrpAfterConfirmingWithTheMailedCode() throws ParseException {
        // given
        Person person = pool.signedUp();
        assertThatThrownBy(() -> pool.signIn(person)).isInstanceOf(UserNotConfirmedException.class);
        String code = suite.inbox().nextCode(person.email());
        anonymous.confirmSignUp(request ->
                request.clientId(pool.clientId()).username(person.username()).confirmationCode(code));

        // when
        AuthenticationResultType tokens = srpSignIn(person, Person.PASSWORD).authenticationResult();

        // then
        var claims = SignedJWT.parse(tokens.idToken()).getJWTClaimsSet();
        assertThat(claims.getStringClaim("email")).isEqualTo(person.email());
        assertThat(claims.getBooleanClaim("email_verified")).isTrue();
        assertThat(anonymous
                        .getUser(request -> request.accessToken(tokens.accessToken()))
                        .username())
                .isEqualTo(person.username());
    }

    @Test
    void shouldRefreshASession() {
        // given
        AuthenticationResultType tokens =
                srpSignIn(pool.user(), Person.PASSWORD).authenticationResult();

        // when
        AuthenticationResultType fresh = refresh(tokens.refreshToken()).authenticationResult();

        // then
        assertThat(fresh.accessToken()).isNotBlank().isNotEqualTo(tokens.accessToken());
        assertThat(fresh.refreshToken()).isNull();
    }

    @Test
    void shouldReplaceAForgottenPassword() {
        // given
        Person person = pool.user();
        anonymous.forgotPassword(request -> request.clientId(pool.clientId()).username(person.username()));
        String code = suite.inbox().nextCode(person.email());

        // when
        anonymous.confirmForgotPassword(request -> request.clientId(pool.clientId())
                .username(person.username())
                .confirmationCode(code)
                .password(Person.NEW_PASSWORD));

        // then
        assertThatThrownBy(() -> srpSignIn(person, Person.PASSWORD)).isInstanceOf(NotAuthorizedException.class);
        assertThat(srpSignIn(person, Person.NEW_PASSWORD).authenticationResult().accessToken())
                .isNotBlank();
    }

    @Test
    void shouldChangeThePasswordOfASignedInUser() {
        // given
        Person person = pool.user();
        String accessToken = pool.signIn(person).accessToken();

        // when
        anonymous.changePassword(request -> request.accessToken(accessToken)
                .previousPassword(Person.PASSWORD)
                .proposedPassword(Person.NEW_PASSWORD));

        // then
        assertThatThrownBy(() -> pool.signIn(person)).isInstanceOf(NotAuthorizedException.class);
        assertThat(srpSignIn(person, Person.NEW_PASSWORD).authenticationResult().accessToken())
                .isNotBlank();
    }

    @Test
    void shouldEndEverySessionOnGlobalSignOut() {
        // given
        AuthenticationResultType tokens = pool.signIn(pool.user());

        // when
        anonymous.globalSignOut(request -> request.accessToken(tokens.accessToken()));

        // then
        assertThatThrownBy(() -> anonymous.getUser(request -> request.accessToken(tokens.accessToken())))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Access Token has been revoked");
        assertThatThrownBy(() -> refresh(tokens.refreshToken())).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldAskAnInvitedUserForANewPasswordAfterSrp() {
        // given
        Person person = pool.invited();
        RespondToAuthChallengeResponse challenge = srpSignIn(person, Person.PASSWORD);
        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);

        // when
        anonymous.respondToAuthChallenge(request -> request.clientId(pool.clientId())
                .challengeName(challenge.challengeName())
                .session(challenge.session())
                .challengeResponses(Map.of("USERNAME", person.username(), "NEW_PASSWORD", Person.NEW_PASSWORD)));

        // then
        assertThat(cognito.adminGetUser(request -> request.userPoolId(pool.id()).username(person.username()))
                        .userStatus())
                .isEqualTo(UserStatusType.CONFIRMED);
        assertThat(pool.signIn(person, Person.NEW_PASSWORD).refreshToken()).isNotBlank();
    }

    @Test
    void shouldListEveryUserOnceOverSeveralPages() {
        // given
        Pool silent = Pool.silent(suite);
        List<String> names =
                Stream.generate(silent::signedUp).limit(5).map(Person::username).toList();

        // when
        List<String> listed =
                cognito
                        .listUsersPaginator(
                                request -> request.userPoolId(silent.id()).limit(2))
                        .users()
                        .stream()
                        .map(UserType::username)
                        .toList();

        // then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(names);
    }

    private InitiateAuthResponse refresh(String refreshToken) {
        return anonymous.initiateAuth(request -> request.clientId(pool.clientId())
                .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                .authParameters(Map.of("REFRESH_TOKEN", refreshToken)));
    }

    private RespondToAuthChallengeResponse srpSignIn(Person person, String password) {
        SrpClient srp = SrpClient.forPool(pool.id());
        InitiateAuthResponse started = anonymous.initiateAuth(request -> request.clientId(pool.clientId())
                .authFlow(AuthFlowType.USER_SRP_AUTH)
                .authParameters(Map.of("USERNAME", person.username(), "SRP_A", srp.publicKey())));
        Map<String, String> answer = srp.answer(started.challengeParameters(), password, Instant.now());
        return anonymous.respondToAuthChallenge(request -> request.clientId(pool.clientId())
                .challengeName(started.challengeName())
                .session(started.session())
                .challengeResponses(answer));
    }
}
