package dev.cognate.userpool.login;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.database.Json;
import dev.cognate.userpool.login.LoginFlow.Asked;
import dev.cognate.userpool.signin.PageSignIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What pages make of what the sign-in engine asks. */
@ApplicationScoped
class SignInSteps {
    static final String CHOSEN = "chosen";
    static final String PASSKEY_OPTIONS = "CREDENTIAL_REQUEST_OPTIONS";
    static final String DESTINATION = "CODE_DELIVERY_DESTINATION";
    static final String MEDIUM = "CODE_DELIVERY_DELIVERY_MEDIUM";
    static final String REQUIRED_ATTRIBUTES = "requiredAttributes";

    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};
    private static final int LONGEST_OPTIONS = 1_500;

    private final Json json;

    SignInSteps(Json json) {
        this.json = json;
    }

    /**
     * What is to be done about what was asked.
     *
     * @param first whether nothing was shown yet, so that beginning anew offers the same choice
     */
    LoginFlow flow(PageSignIn.Asked asked, boolean first) {
        Asked question = Asked.of(asked.question());
        Map<String, String> parameters = asked.parameters() == null ? Map.of() : asked.parameters();
        ChallengeNameType name = asked.question().challenge();
        if (name.equals(ChallengeNameType.SELECT_CHALLENGE)) {
            return choice(question, offered(asked), parameters, first);
        }
        if (name.equals(ChallengeNameType.SELECT_MFA_TYPE)) {
            return new LoginFlow.Choosing(question, list(parameters, "MFAS_CAN_CHOOSE"), Optional.empty(), false);
        }
        if (name.equals(ChallengeNameType.MFA_SETUP)) {
            return new LoginFlow.Choosing(question, list(parameters, "MFAS_CAN_SETUP"), Optional.empty(), false);
        }
        return new LoginFlow.Challenged(question, kept(name, parameters), false);
    }

    /** The names of attributes in a parameter of NEW_PASSWORD_REQUIRED. */
    List<String> requiredAttributes(LoginFlow.Challenged challenged) {
        return list(challenged.parameters(), REQUIRED_ATTRIBUTES).stream()
                .map(name -> name.substring(name.indexOf('.') + 1))
                .toList();
    }

    /** The one thing that can be chosen is chosen; passwords and passkeys wait for no engine then. */
    private static LoginFlow choice(
            Asked question, List<String> offered, Map<String, String> parameters, boolean first) {
        Optional<String> passkey =
                Optional.ofNullable(parameters.get(PASSKEY_OPTIONS)).map(SignInSteps::bounded);
        LoginFlow.Choosing choosing = new LoginFlow.Choosing(question, offered, passkey, first);
        boolean alone = offered.size() == 1 && isAnsweredAtOnce(offered.getFirst());
        return alone ? chosen(choosing, offered.getFirst(), false) : choosing;
    }

    /** Whether a choice can be answered together with the challenge that was chosen. */
    static boolean isAnsweredAtOnce(String choice) {
        return choice.equals(ChallengeNameType.PASSWORD.value()) || choice.equals(ChallengeNameType.WEB_AUTHN.value());
    }

    static LoginFlow.Challenged chosen(LoginFlow.Choosing choosing, String choice, boolean others) {
        Map<String, String> parameters = new HashMap<>(Map.of(CHOSEN, choice));
        if (choice.equals(ChallengeNameType.WEB_AUTHN.value())) {
            choosing.passkey().ifPresent(options -> parameters.put(PASSKEY_OPTIONS, options));
        }
        return new LoginFlow.Challenged(choosing.asked(), parameters, others);
    }

    private static List<String> offered(PageSignIn.Asked asked) {
        return asked.available().stream()
                .map(ChallengeNameType::value)
                .filter(value -> !value.equals(ChallengeNameType.PASSWORD_SRP.value()))
                .toList();
    }

    private static Map<String, String> kept(ChallengeNameType name, Map<String, String> parameters) {
        if (name.equals(ChallengeNameType.CUSTOM_CHALLENGE)) {
            Map<String, String> own = new HashMap<>(parameters);
            own.remove("USERNAME");
            return own;
        }
        Map<String, String> kept = new HashMap<>();
        Stream.of(DESTINATION, MEDIUM, REQUIRED_ATTRIBUTES, "FRIENDLY_DEVICE_NAME")
                .filter(parameters::containsKey)
                .forEach(key -> kept.put(key, parameters.get(key)));
        Optional.ofNullable(parameters.get(PASSKEY_OPTIONS))
                .ifPresent(options -> kept.put(PASSKEY_OPTIONS, bounded(options)));
        return kept;
    }

    /**
     * A cookie holds no long list of passkeys. Ours are all discoverable, so that a browser finds them without one
     * (WebAuthn, section 5.5).
     */
    private static String bounded(String options) {
        return options.length() <= LONGEST_OPTIONS
                ? options
                : options.replaceAll(
                        "\"allowCredentials\":\\[.*?\\](?=,\"userVerification\")", "\"allowCredentials\":[]");
    }

    private List<String> list(Map<String, String> parameters, String name) {
        return json.read(parameters.getOrDefault(name, "[]"), LIST);
    }
}
