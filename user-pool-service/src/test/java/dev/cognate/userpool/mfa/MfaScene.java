package dev.cognate.userpool.mfa;

import dev.cognate.testkit.Authenticator;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/**
 * A pool with second factors, and what its users and their administrator do.
 *
 * @param signIn the pool
 * @param users puts users into it
 * @param clock the service's, which authenticator apps follow
 */
public record MfaScene(SignInScene signIn, TestUsers users, Clock clock) implements AutoCloseable {
    private static final String ROLE = "arn:aws:iam::000000000000:role/sms";

    /** A pool that offers SMS, authenticator apps and e-mail. */
    public static MfaScene create(UserPoolMfaType mode, TestUsers users, Clock clock) {
        MfaScene scene = new MfaScene(SignInScene.create(), users, clock);
        scene.configure(mode, MfaScene::everything);
        return scene;
    }

    /** SMS, authenticator apps and e-mail. */
    public static void everything(SetUserPoolMfaConfigRequest.Builder request) {
        sms(request);
        apps(request);
        email(request);
    }

    /** Text messages as a factor. */
    public static void sms(SetUserPoolMfaConfigRequest.Builder request) {
        request.smsMfaConfiguration(sms -> sms.smsAuthenticationMessage("Sign in with {####}")
                .smsConfiguration(sender -> sender.snsCallerArn(ROLE)));
    }

    /** Authenticator apps as a factor. */
    public static void apps(SetUserPoolMfaConfigRequest.Builder request) {
        request.softwareTokenMfaConfiguration(apps -> apps.enabled(true));
    }

    /** E-mail as a factor. */
    public static void email(SetUserPoolMfaConfigRequest.Builder request) {
        request.emailMfaConfiguration(
                email -> email.message("Your code to sign in: {####}").subject("Sign in"));
    }

    /** Sets the pool's MFA. */
    public void configure(UserPoolMfaType mode, Consumer<SetUserPoolMfaConfigRequest.Builder> factors) {
        admin().setUserPoolMfaConfig(request -> {
            request.userPoolId(poolId()).mfaConfiguration(mode);
            factors.accept(request);
        });
    }

    /** A user with verified addresses. */
    public Person person() {
        Person person = new Person(TestPool.newName(), TestPool.newEmail(), newPhone());
        add(person, Map.of("email", person.email(), "phone_number", person.phone()));
        return person;
    }

    /** A user with the given attributes only. */
    public Person person(Map<String, String> attributes) {
        Person person = new Person(TestPool.newName(), attributes.get("email"), attributes.get("phone_number"));
        add(person, attributes);
        return person;
    }

    private void add(Person person, Map<String, String> attributes) {
        users.create(poolId(), person.name(), UserStatus.CONFIRMED, attributes);
    }

    /** Somebody. */
    public record Person(String name, String email, String phone) {}

    /** A telephone number nobody else has. */
    public static String newPhone() {
        return "+1206" + ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999);
    }

    /** Begins with the password. */
    public InitiateAuthResponse password(Person person) {
        return signIn.password(person.name(), TestUsers.PASSWORD);
    }

    /** Signs in with the password, before any second factor is switched on. */
    public String accessToken(Person person) {
        return password(person).authenticationResult().accessToken();
    }

    /** Answers a challenge. */
    public RespondToAuthChallengeResponse answer(
            ChallengeNameType challenge, String session, Person person, String key, String value) {
        Map<String, String> responses = new HashMap<>(Map.of("USERNAME", person.name()));
        responses.put(key, value);
        return signIn.answer(challenge, session, responses);
    }

    /** Answers the challenge of an authenticator app. */
    public AuthenticationResultType answerToken(InitiateAuthResponse asked, Person person, String code) {
        return answer(ChallengeNameType.SOFTWARE_TOKEN_MFA, asked.session(), person, "SOFTWARE_TOKEN_MFA_CODE", code)
                .authenticationResult();
    }

    /** Answers the challenge of a text message; gives the access token. */
    public String answerSms(String session, Person person, String code) {
        return answer(ChallengeNameType.SMS_MFA, session, person, "SMS_MFA_CODE", code)
                .authenticationResult()
                .accessToken();
    }

    /** Switches codes by text message and by e-mail on or off. */
    public void enable(Person person, boolean sms, boolean email) {
        admin().adminSetUserMFAPreference(request -> request.userPoolId(poolId())
                .username(person.name())
                .smsMfaSettings(settings -> settings.enabled(sms))
                .emailMfaSettings(settings -> settings.enabled(email)));
    }

    /** Sets an authenticator app up, without switching it on. */
    public Authenticator authenticator(String accessToken) {
        String secret = app().associateSoftwareToken(request -> request.accessToken(accessToken))
                .secretCode();
        Authenticator authenticator = new Authenticator(secret);
        app().verifySoftwareToken(request -> request.accessToken(accessToken)
                .userCode(authenticator.codeAt(clock.instant()))
                .friendlyDeviceName("phone"));
        return authenticator;
    }

    /** Sets an authenticator app up and prefers it. */
    public Authenticator preferredAuthenticator(Person person) {
        String accessToken = accessToken(person);
        Authenticator authenticator = authenticator(accessToken);
        app().setUserMFAPreference(request -> request.accessToken(accessToken)
                .softwareTokenMfaSettings(settings -> settings.enabled(true).preferredMfa(true)));
        return authenticator;
    }

    /** What an authenticator app shows one step from now, which no earlier call has used. */
    public String nextCode(Authenticator authenticator) {
        return authenticator.codeAt(clock.instant().plus(Authenticator.STEP));
    }

    /** Calls of an administrator. */
    public CognitoIdentityProviderClient admin() {
        return signIn.admin();
    }

    /** Calls of an application. */
    public CognitoIdentityProviderClient app() {
        return signIn.app();
    }

    /** The pool. */
    public String poolId() {
        return signIn.poolId();
    }

    @Override
    public void close() {
        admin().close();
        app().close();
    }
}
