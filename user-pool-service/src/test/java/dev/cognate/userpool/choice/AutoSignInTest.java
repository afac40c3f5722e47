package dev.cognate.userpool.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

/** Which codes of a sign-up sign in as well. */
@QuarkusTest
class AutoSignInTest {
    @Test
    void shouldGiveNoSessionForACodeOnAChannelThatIsNoWayToSignIn() {
        // given
        EmbeddedMailServer.shared().start();
        ChoiceScene scene = ChoiceScene.create(
                PreventUserExistenceErrorTypes.ENABLED,
                pool -> pool.policies(policies -> policies.signInPolicy(
                        policy -> policy.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.SMS_OTP))));
        String name = TestPool.newName();
        String email = TestPool.newEmail();

        // when
        SignUpResponse signedUp = scene.app()
                .signUp(request -> request.clientId(scene.clientId())
                        .username(name)
                        .password(TestPool.PASSWORD)
                        .userAttributes(
                                TestPool.attribute("email", email),
                                TestPool.attribute("phone_number", "+12065550100")));
        ConfirmSignUpResponse confirmed = scene.app()
                .confirmSignUp(request ->
                        request.clientId(scene.clientId()).username(name).confirmationCode(TestPool.code(email, 1)));

        // then
        assertThat(signedUp.session()).isNull();
        assertThat(confirmed.session()).isNull();
    }
}
