package dev.cognate.userpool.existence;

import static dev.cognate.userpool.TestPool.attribute;
import static dev.cognate.userpool.TestPool.newEmail;
import static dev.cognate.userpool.TestPool.newName;

import dev.cognate.testkit.SrpClient;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/**
 * The time of an answer does not say whether a user exists, for every operation that takes a name from the public and a
 * client that hides who exists.
 */
@QuarkusTest
class PublicTimingTest {
    @Inject
    TestUsers users;

    private static TestPool pool() {
        return TestPool.create(request ->
                request.autoVerifiedAttributes(VerifiedAttributeType.EMAIL).aliasAttributes(AliasAttributeType.EMAIL));
    }

    /** One user for each round, so that no limit sets in. */
    private List<String> known(String poolId, UserStatus status) {
        List<String> names = new ArrayList<>();
        for (int round = 0; round < Timing.CALLS; round++) {
            String name = newName();
            users.create(
                    poolId,
                    name,
                    status,
                    Map.of(
                            "email",
                            name + "@example.com",
                            "email_verified",
                            String.valueOf(status == UserStatus.CONFIRMED)));
            names.add(name);
        }
        return names;
    }

    private static void assertAlike(List<String> knownNames, Consumer<String> call) {
        List<String> unknownNames =
                Stream.generate(TestPool::newName).limit(Timing.CALLS).toList();
        Timing.assertAlike(knownNames, unknownNames, call);
    }

    @Test
    void shouldBeginSrpAsFastForAnUnknownUser() {
        // given
        SignInScene scene = SignInScene.create();
        SrpClient srp = SrpClient.forPool(scene.poolId());

        // then
        assertAlike(known(scene.poolId(), UserStatus.CONFIRMED), name -> scene.srp(name, srp));
    }

    @Test
    void shouldSendAResetCodeAsFastForAnUnknownUser() {
        // given
        try (TestPool pool = pool()) {
            // then
            assertAlike(
                    known(pool.id(), UserStatus.CONFIRMED),
                    name -> pool.app()
                            .forgotPassword(request ->
                                    request.clientId(pool.hidingClientId()).username(name)));
        }
    }

    @Test
    void shouldResendACodeAsFastForAnUnknownUser() {
        // given
        try (TestPool pool = pool()) {
            // then
            assertAlike(
                    known(pool.id(), UserStatus.UNCONFIRMED),
                    name -> pool.app()
                            .resendConfirmationCode(request ->
                                    request.clientId(pool.hidingClientId()).username(name)));
        }
    }

    @Test
    void shouldRefuseAWrongSignUpCodeAsFastForAnUnknownUser() {
        // given
        try (TestPool pool = pool()) {
            // then
            assertAlike(
                    known(pool.id(), UserStatus.UNCONFIRMED),
                    name -> refused(() -> pool.app()
                            .confirmSignUp(request -> request.clientId(pool.hidingClientId())
                                    .username(name)
                                    .confirmationCode("123456"))));
        }
    }

    @Test
    void shouldRefuseAWrongResetCodeAsFastForAnUnknownUser() {
        // given
        try (TestPool pool = pool()) {
            // then
            assertAlike(
                    known(pool.id(), UserStatus.CONFIRMED),
                    name -> refused(() -> pool.app()
                            .confirmForgotPassword(request -> request.clientId(pool.hidingClientId())
                                    .username(name)
                                    .password(TestPool.PASSWORD)
                                    .confirmationCode("123456"))));
        }
    }

    @Test
    void shouldSignUpAsFastWithAnAddressNobodyHas() {
        // given
        try (TestPool pool = pool()) {
            List<String> taken = known(pool.id(), UserStatus.CONFIRMED);

            // then: the name is new each time, what differs is whether somebody has the address
            assertAlike(
                    taken,
                    name -> pool.app()
                            .signUp(request -> request.clientId(pool.hidingClientId())
                                    .username(newName())
                                    .password(TestPool.PASSWORD)
                                    .userAttributes(attribute(
                                            "email", taken.contains(name) ? name + "@example.com" : newEmail()))));
        }
    }

    private static void refused(Runnable call) {
        try {
            call.run();
        } catch (CodeMismatchException | ExpiredCodeException expected) {
            return;
        }
        throw new AssertionError("A guessed code was accepted");
    }
}
