package dev.cognate.userpool.mfa;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.mfa.MfaScene.Person;
import dev.cognate.userpool.signin.TestUsers;
import jakarta.inject.Inject;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** For each test a pool in which second factors are optional, and somebody with two addresses. */
public abstract class MfaCase {
    @Inject
    protected TestUsers users;

    @Inject
    protected Clock clock;

    protected MfaScene scene;
    protected Person person;

    @BeforeEach
    void open() {
        scene = MfaScene.create(UserPoolMfaType.OPTIONAL, users, clock);
        person = scene.person();
    }

    @AfterEach
    void close() {
        TestClock.reset();
        scene.close();
    }
}
