package dev.cognate.userpool.stepup;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;

/** For each test a pool that allows every first factor, and somebody with a password and an e-mail address. */
abstract class StepUpCase {
    @Inject
    TestUsers users;

    ChoiceScene scene;
    User user;
    String email;

    @BeforeEach
    void createUser() {
        EmbeddedMailServer.shared().start();
        scene = ChoiceScene.create(PreventUserExistenceErrorTypes.LEGACY, settings -> {});
        email = TestPool.newEmail();
        user = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of("email", email));
    }

    AuthenticationResultType signIn() {
        return scene.signIn(user.username(), TestUsers.PASSWORD);
    }

    AuthenticationResultType code(String session, int mails) {
        return scene.answer(
                        ChallengeNameType.EMAIL_OTP,
                        session,
                        user.username(),
                        "EMAIL_OTP_CODE",
                        TestPool.code(email, mails))
                .authenticationResult();
    }

    JWTClaimsSet claims(String token) throws Exception {
        return Jwts.verified(scene.poolId(), token);
    }
}
