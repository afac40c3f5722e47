package dev.cognate.userpool.signin.walk;

import dev.cognate.testkit.SrpClient;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The ChallengeResponses to a ticket, with the right secret or with a wrong one. */
final class Answer {
    static final String WRONG_PASSWORD = "Wrong-horse-1";

    private static final Duration CODE_STEP = Duration.ofSeconds(30);

    final Map<String, String> responses = new HashMap<>();
    final boolean right;
    Optional<SrpClient> srp = Optional.empty();
    Runnable accepted = () -> {};

    private final Ticket ticket;
    private final Person person;
    private final Clock clock;

    Answer(Ticket ticket, boolean rightSecret, Clock clock) {
        this.ticket = ticket;
        this.person = ticket.person;
        this.clock = clock;
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
            case DEVICE_SRP_AUTH -> deviceNumber();
            case DEVICE_PASSWORD_VERIFIER -> deviceProof(rightSecret);
            default -> throw new AssertionError("the walk knows no answer to " + ticket.challenge);
        };
    }

    static Optional<Shown> proven(Ticket ticket) {
        return switch (ticket.challenge) {
            case PASSWORD_VERIFIER -> Optional.of(Shown.PASSWORD);
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
