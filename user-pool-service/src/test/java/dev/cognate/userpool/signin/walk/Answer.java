package dev.cognate.userpool.signin.walk;

import dev.cognate.testkit.Documents;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.testkit.SrpClient;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** The ChallengeResponses to a ticket, with the right secret or with a wrong one. */
final class Answer {
    static final String WRONG_PASSWORD = "Wrong-horse-1";

    private static final Duration CODE_STEP = Duration.ofSeconds(30);

    final Map<String, String> responses = new HashMap<>();
    final boolean right;
    /** What it shows when it is right; empty when it only leads to the next challenge. */
    Optional<Shown> proves;

    Optional<SrpClient> srp = Optional.empty();
    Runnable accepted = () -> {};

    private final Ticket ticket;
    private final Person person;
    private final Clock clock;
    private final Random random;

    Answer(Ticket ticket, boolean rightSecret, Clock clock, Random random) {
        this.ticket = ticket;
        this.person = ticket.person;
        this.clock = clock;
        this.random = random;
        this.proves = proven(ticket);
        this.right = fill(rightSecret);
        responses.put("USERNAME", person.name);
    }

    /** Gives whether what was filled in is right. */
    private boolean fill(boolean rightSecret) {
        return switch (ticket.challenge) {
            case PASSWORD_VERIFIER -> password(rightSecret);
            case NEW_PASSWORD_REQUIRED -> newPassword(rightSecret);
            case SOFTWARE_TOKEN_MFA -> code(rightSecret);
            case CUSTOM_CHALLENGE -> sum(rightSecret);
            case SMS_MFA, EMAIL_OTP, SMS_OTP -> message(rightSecret);
            case SELECT_MFA_TYPE -> method(rightSecret);
            case SELECT_CHALLENGE -> choice(rightSecret);
            case PASSWORD -> plainPassword(rightSecret);
            case PASSWORD_SRP -> srpValue();
            case WEB_AUTHN -> signature(rightSecret);
            case DEVICE_SRP_AUTH -> deviceNumber();
            case DEVICE_PASSWORD_VERIFIER -> deviceProof(rightSecret);
            default -> throw new AssertionError("the walk knows no answer to " + ticket.challenge);
        };
    }

    private static Optional<Shown> proven(Ticket ticket) {
        return switch (ticket.challenge) {
            case PASSWORD_VERIFIER, PASSWORD -> Optional.of(Shown.PASSWORD);
            case SMS_MFA, SMS_OTP -> Optional.of(Shown.SMS_CODE);
            case EMAIL_OTP -> Optional.of(Shown.EMAIL_CODE);
            case WEB_AUTHN -> Optional.of(Shown.PASSKEY);
            case NEW_PASSWORD_REQUIRED -> Optional.of(Shown.NEW_PASSWORD);
            case SOFTWARE_TOKEN_MFA -> Optional.of(Shown.SOFTWARE_TOKEN);
            case CUSTOM_CHALLENGE -> Optional.of(Shown.CUSTOM);
            case DEVICE_PASSWORD_VERIFIER -> Optional.of(Shown.DEVICE);
            default -> Optional.empty();
        };
    }

    private boolean password(boolean rightSecret) {
        prove(rightSecret ? person.password : WRONG_PASSWORD);
        return rightSecret;
    }

    private boolean newPassword(boolean rightSecret) {
        String chosen = rightSecret ? "Another-horse-" + UUID.randomUUID() : "short";
        responses.put("NEW_PASSWORD", chosen);
        accepted = () -> {
            person.password = chosen;
            person.temporary = false;
        };
        return rightSecret && person.temporary;
    }

    private boolean code(boolean rightSecret) {
        if (!rightSecret) {
            responses.put("SOFTWARE_TOKEN_MFA_CODE", person.usedCode);
            return false;
        }
        TestClock.advance(CODE_STEP);
        String code = person.authenticator.orElseThrow().codeAt(clock.instant());
        responses.put("SOFTWARE_TOKEN_MFA_CODE", code);
        accepted = () -> person.usedCode = code;
        return true;
    }

    private boolean message(boolean rightSecret) {
        String sent = ticket.code.orElse("000000");
        responses.put(ticket.challenge + "_CODE", rightSecret ? sent : TestPool.other(sent));
        return rightSecret && ticket.code.isPresent();
    }

    private boolean method(boolean rightSecret) {
        List<String> offered = new ArrayList<>();
        Documents.json(ticket.parameters.get("MFAS_CAN_CHOOSE")).forEach(name -> offered.add(name.asText()));
        responses.put("ANSWER", rightSecret ? offered.get(random.nextInt(offered.size())) : "SOFTWARE_TOKEN_MFA");
        return rightSecret;
    }

    /** Names one of the challenges that are offered, often with its answer. */
    private boolean choice(boolean rightSecret) {
        ChallengeNameType chosen = ticket.available.get(random.nextInt(ticket.available.size()));
        responses.put("ANSWER", chosen.toString());
        if (chosen == ChallengeNameType.PASSWORD_SRP) {
            return srpValue();
        }
        if (chosen == ChallengeNameType.PASSWORD && random.nextBoolean()) {
            proves = Optional.of(Shown.PASSWORD);
            return plainPassword(rightSecret);
        }
        if (chosen == ChallengeNameType.WEB_AUTHN && random.nextBoolean()) {
            proves = Optional.of(Shown.PASSKEY);
            return signature(rightSecret);
        }
        return true;
    }

    private boolean plainPassword(boolean rightSecret) {
        responses.put("PASSWORD", rightSecret ? person.password : WRONG_PASSWORD);
        return rightSecret;
    }

    private boolean srpValue() {
        srp = Optional.of(SrpClient.forPool(person.pool.scene().poolId()));
        responses.put("SRP_A", srp.get().publicKey());
        return true;
    }

    private boolean signature(boolean rightSecret) {
        Optional<PasskeyAuthenticator> own = person.passkey.filter(passkey -> rightSecret);
        PasskeyAuthenticator authenticator = own.orElseGet(() -> new PasskeyAuthenticator(ChoiceScene.PAGE));
        var options = Documents.json(ticket.parameters.get("CREDENTIAL_REQUEST_OPTIONS"));
        responses.put("CREDENTIAL", authenticator.sign(options).toString());
        return own.isPresent();
    }

    /** What the sample functions ask for. */
    private boolean sum(boolean rightSecret) {
        int sum = Arrays.stream(ticket.parameters.get("question").split(" \\+ "))
                .mapToInt(Integer::parseInt)
                .sum();
        responses.put("ANSWER", rightSecret ? Integer.toString(sum) : "wrong");
        return rightSecret;
    }

    private boolean deviceNumber() {
        SrpDevice device = person.device.orElseThrow();
        srp = Optional.of(device.srp());
        responses.putAll(Map.of("DEVICE_KEY", device.key(), "SRP_A", srp.get().publicKey()));
        return person.deviceRemembered;
    }

    private boolean deviceProof(boolean rightSecret) {
        SrpDevice device = person.device.orElseThrow();
        prove(rightSecret ? device.password() : "guessed");
        responses.put("DEVICE_KEY", device.key());
        return rightSecret && person.deviceRemembered;
    }

    private void prove(String secret) {
        responses.putAll(ticket.srp.orElseThrow().answer(ticket.parameters, secret, clock.instant()));
    }
}
