package dev.cognate.userpool.choice;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cognate.testkit.Documents;
import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.existence.Timing;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;

/** In choice-based sign-in, too, the time of an answer does not say whether a user exists. */
@QuarkusTest
class ChoiceTimingTest {
    private static final String WRONG_PASSWORD = "Wrong-horse-1";

    @Inject
    TestUsers users;

    private static ChoiceScene scene(AuthFactorType... allowed) {
        EmbeddedMailServer.shared().start();
        return ChoiceScene.create(
                PreventUserExistenceErrorTypes.ENABLED,
                settings -> settings.aliasAttributes(AliasAttributeType.EMAIL)
                        .policies(
                                policies -> policies.signInPolicy(policy -> policy.allowedFirstAuthFactors(allowed))));
    }

    /** E-mail addresses, which stand for users whose names nobody knows. */
    private List<String> known(ChoiceScene scene) {
        return Stream.generate(TestPool::newEmail)
                .limit(Timing.CALLS)
                .map(email -> {
                    users.create(
                            scene.poolId(),
                            TestPool.newName(),
                            UserStatus.CONFIRMED,
                            Map.of("email", email, "email_verified", "true"));
                    return email;
                })
                .toList();
    }

    private static List<String> unknown() {
        return Stream.generate(TestPool::newEmail).limit(Timing.CALLS).toList();
    }

    @Test
    void shouldOfferAChoiceAsFastToAnUnknownUser() {
        // given
        ChoiceScene scene = scene(AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP, AuthFactorType.SMS_OTP);

        // then
        Timing.assertAlike(known(scene), unknown(), scene::begin);
    }

    @Test
    void shouldSeemToSendACodeAsFastToAnUnknownUser() {
        // given
        ChoiceScene scene = scene(AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP);

        // then
        Timing.assertAlike(known(scene), unknown(), name -> scene.prefer(name, ChallengeNameType.EMAIL_OTP));
    }

    @Test
    void shouldRefuseAWrongCodeAsFastForAnUnknownUser() {
        // given
        ChoiceScene scene = scene(AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP);
        UnaryOperator<String> asked =
                name -> scene.prefer(name, ChallengeNameType.EMAIL_OTP).session();
        record Guess(String name, String session) {}

        // then
        Timing.assertAlike(
                known(scene).stream()
                        .map(name -> new Guess(name, asked.apply(name)))
                        .toList(),
                unknown().stream()
                        .map(name -> new Guess(name, asked.apply(name)))
                        .toList(),
                guess -> assertThatThrownBy(() -> scene.answer(
                                ChallengeNameType.EMAIL_OTP,
                                guess.session(),
                                guess.name(),
                                "EMAIL_OTP_CODE",
                                "no code"))
                        .isInstanceOf(CodeMismatchException.class));
    }

    @Test
    void shouldRefuseAWrongPasswordAsFastForAnUnknownUser() {
        // given
        ChoiceScene scene = scene(AuthFactorType.PASSWORD);

        // then
        Timing.assertAlike(
                known(scene),
                unknown(),
                name -> assertThatThrownBy(
                                () -> scene.prefer(name, ChallengeNameType.PASSWORD, "PASSWORD", WRONG_PASSWORD))
                        .isInstanceOf(NotAuthorizedException.class));
    }

    /** A guess at the passkey a sign-in asks for, with a signature of somebody else's. */
    private record Forgery(String name, String session, String credential) {
        static Forgery of(InitiateAuthResponse asked, String name) {
            var options = Documents.json(asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS"));
            String id = options.at("/allowCredentials/0/id").asText();
            ObjectNode signed = new PasskeyAuthenticator(ChoiceScene.PAGE).sign(options);
            return new Forgery(
                    name, asked.session(), signed.put("id", id).put("rawId", id).toString());
        }
    }

    @Test
    void shouldRefuseAForgedSignatureAsFastForAnUnknownUser() {
        // given
        ChoiceScene scene = scene(AuthFactorType.PASSWORD, AuthFactorType.WEB_AUTHN);
        List<String> known = known(scene);
        known.forEach(name -> scene.register(
                scene.signIn(name, TestUsers.PASSWORD).accessToken(), new PasskeyAuthenticator(ChoiceScene.PAGE)));
        List<String> unknown = Stream.generate(TestPool::newEmail)
                .filter(name -> scene.begin(name).availableChallenges().contains(ChallengeNameType.WEB_AUTHN))
                .limit(Timing.CALLS)
                .toList();

        // then
        Timing.assertAlike(
                forgeries(scene, known),
                forgeries(scene, unknown),
                forgery -> assertThatThrownBy(() -> scene.answer(
                                ChallengeNameType.WEB_AUTHN,
                                forgery.session(),
                                forgery.name(),
                                "CREDENTIAL",
                                forgery.credential()))
                        .isInstanceOf(NotAuthorizedException.class));
    }

    private static List<Forgery> forgeries(ChoiceScene scene, List<String> names) {
        return names.stream()
                .map(name -> Forgery.of(scene.prefer(name, ChallengeNameType.WEB_AUTHN), name))
                .toList();
    }
}
