package dev.cognate.userpool.otp;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.WebhookReceiver;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** For each test a pool that allows every first factor, and somebody with an e-mail address and a phone. */
abstract class OneTimeCodeCase {
    @Inject
    TestUsers users;

    ChoiceScene scene;
    String email;
    String phone;
    User user;

    @BeforeEach
    void createUser() {
        EmbeddedMailServer.shared().start();
        WebhookReceiver.shared().answerWith(200);
        scene = ChoiceScene.create();
        email = TestPool.newEmail();
        phone = "+1206" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        user = users.create(
                scene.poolId(),
                TestPool.newName(),
                UserStatus.CONFIRMED,
                Map.of("email", email, "phone_number", phone));
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    RespondToAuthChallengeResponse answer(InitiateAuthResponse asked, String code) {
        return scene.answer(ChallengeNameType.EMAIL_OTP, asked.session(), user.username(), "EMAIL_OTP_CODE", code);
    }
}
