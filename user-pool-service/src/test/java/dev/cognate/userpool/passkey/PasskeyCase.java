package dev.cognate.userpool.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.Documents;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** For each test somebody who is signed in, with an authenticator that has no passkey yet. */
abstract class PasskeyCase {
    @Inject
    TestUsers users;

    ChoiceScene scene;
    User user;
    String accessToken;
    PasskeyAuthenticator authenticator;

    @BeforeEach
    void signIn() {
        scene = ChoiceScene.create();
        user = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        accessToken = scene.signIn(user.username(), TestUsers.PASSWORD).accessToken();
        authenticator = new PasskeyAuthenticator(ChoiceScene.PAGE);
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    JsonNode start() {
        return Documents.json(scene.app()
                .startWebAuthnRegistration(request -> request.accessToken(accessToken))
                .credentialCreationOptions());
    }

    void complete(JsonNode options) {
        complete(options, authenticator);
    }

    void complete(JsonNode options, PasskeyAuthenticator with) {
        scene.app()
                .completeWebAuthnRegistration(
                        request -> request.accessToken(accessToken).credential(Documents.of(with.make(options))));
    }
}
