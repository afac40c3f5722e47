package dev.cognate.userpool.federation.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Users of providers have no password here, unless an administrator gives them one. */
@QuarkusTest
class NoPasswordTest {
    private static final String NAME = "Corporate_jane";
    private static final Map<String, Object> JANE = Map.of("mail", "jane@example.com", "email_verified", true);

    @Inject
    TestFederation federation;

    private ArrivalScene scene;
    private String accessToken;
    private UUID sub;

    @BeforeEach
    void open() {
        scene = ArrivalScene.create(
                federation,
                pool -> pool.policies(policies -> policies.signInPolicy(
                        policy -> policy.allowedFirstAuthFactorsWithStrings("PASSWORD", "EMAIL_OTP"))),
                client -> client.preventUserExistenceErrors(PreventUserExistenceErrorTypes.LEGACY));
        var authentication = scene.signIn("jane", JANE);
        sub = authentication.user().sub();
        accessToken = scene.tokens(authentication).accessToken();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private InitiateAuthResponse begin(AuthFlowType flow, Map<String, String> parameters) {
        return scene.app()
                .initiateAuth(request ->
                        request.clientId(scene.clientId()).authFlow(flow).authParameters(parameters));
    }

    @Test
    void shouldNotSignInThroughTheApi() {
        // then
        assertThatThrownBy(() ->
                        begin(AuthFlowType.USER_PASSWORD_AUTH, Map.of("USERNAME", NAME, "PASSWORD", TestPool.PASSWORD)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThatThrownBy(() -> begin(AuthFlowType.USER_AUTH, Map.of("USERNAME", NAME)))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() ->
                        begin(AuthFlowType.USER_AUTH, Map.of("USERNAME", NAME, "PREFERRED_CHALLENGE", "EMAIL_OTP")))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldNotResetAPasswordThereIsNot() {
        // then
        assertThatThrownBy(() -> scene.app()
                        .forgotPassword(
                                request -> request.clientId(scene.clientId()).username(NAME)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("User password cannot be reset in the current state.");
        assertThatThrownBy(() -> scene.admin()
                        .adminResetUserPassword(
                                request -> request.userPoolId(scene.poolId()).username(NAME)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("User password cannot be reset in the current state.");
    }

    @Test
    void shouldNotChooseAPassword() {
        // then
        assertThatThrownBy(() -> scene.app()
                        .changePassword(
                                request -> request.accessToken(accessToken).proposedPassword(TestPool.PASSWORD)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("User password cannot be changed in the current state.");
        assertThat(scene.user(NAME).userStatus()).isEqualTo(UserStatusType.EXTERNAL_PROVIDER);
    }

    @Test
    void shouldSignInBothWaysWhenAnAdministratorSetsAPassword() {
        // given
        scene.admin()
                .adminSetUserPassword(request -> request.userPoolId(scene.poolId())
                        .username(NAME)
                        .password(TestPool.PASSWORD)
                        .permanent(true));

        // when
        InitiateAuthResponse local =
                begin(AuthFlowType.USER_PASSWORD_AUTH, Map.of("USERNAME", NAME, "PASSWORD", TestPool.PASSWORD));

        // then
        assertThat(local.authenticationResult()).isNotNull();
        assertThat(scene.user(NAME).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(scene.signIn("jane", JANE).user().sub()).isEqualTo(sub);
    }
}
