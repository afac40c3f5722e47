package dev.cognate.userpool.login;

import dev.cognate.contract.idp.ChallengeNameType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The responses to a challenge, from the fields of its page.
 *
 * @param missing a field that must not be empty and is
 * @param responses as RespondToAuthChallenge takes them
 */
record ChallengeAnswer(Optional<String> missing, Map<String, String> responses) {
    private static final String PASSWORD = "password";
    private static final String CODE = "code";

    static ChallengeAnswer of(LoginFlow.Challenged challenged, Fields fields) {
        return switch (kind(challenged)) {
            case "PASSWORD" -> one(PASSWORD, fields.raw(PASSWORD), "PASSWORD").choosing(challenged);
            case "WEB_AUTHN" ->
                one("credential", fields.credential(), "CREDENTIAL").choosing(challenged);
            case "NEW_PASSWORD_REQUIRED" -> newPassword(fields);
            case "CUSTOM_CHALLENGE" -> one("answer", fields.text("answer"), "ANSWER");
            default -> one(CODE, fields.code(), challenged.asked().challenge() + "_CODE");
        };
    }

    /** What a page is about: the challenge, or what was chosen in answer to it. */
    static String kind(LoginFlow.Challenged challenged) {
        return challenged
                .parameters()
                .getOrDefault(SignInSteps.CHOSEN, challenged.asked().challenge());
    }

    static boolean isPasskey(LoginFlow.Challenged challenged) {
        return kind(challenged).equals(ChallengeNameType.WEB_AUTHN.value());
    }

    private static ChallengeAnswer newPassword(Fields fields) {
        Map<String, String> responses = new HashMap<>();
        fields.attributes().forEach((name, value) -> responses.put("userAttributes." + name, value));
        ChallengeAnswer answer = one(PASSWORD, fields.raw(PASSWORD), "NEW_PASSWORD");
        responses.putAll(answer.responses());
        return new ChallengeAnswer(answer.missing(), responses);
    }

    private static ChallengeAnswer one(String field, String value, String response) {
        return value.isEmpty()
                ? new ChallengeAnswer(Optional.of(field), Map.of())
                : new ChallengeAnswer(Optional.empty(), Map.of(response, value));
    }

    /** A chosen challenge is answered together with the choice. */
    private ChallengeAnswer choosing(LoginFlow.Challenged challenged) {
        if (!challenged.asked().is(ChallengeNameType.SELECT_CHALLENGE)) {
            return this;
        }
        Map<String, String> all = new HashMap<>(responses);
        all.put("ANSWER", kind(challenged));
        return new ChallengeAnswer(missing, all);
    }

    @Override
    public String toString() {
        return "ChallengeAnswer[]";
    }
}
