package dev.cognate.userpool.signin.walk;

import dev.cognate.testkit.SrpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** What the model knows about a {@code Session} the service gave. */
final class Ticket {
    /** The AuthSessionValidity of the walk's clients. */
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final Duration MARGIN = Duration.ofMinutes(2);

    final String session;
    final ChallengeNameType challenge;
    final Map<String, String> parameters;
    final Person person;
    final Set<Shown> shown;
    final boolean namesDevice;
    final Optional<SrpClient> srp;
    final Instant givenAt;
    final String passwordThen;
    final List<ChallengeNameType> available;
    /** Whether it is about somebody the service knows; it asks those it does not know alike. */
    final boolean real;
    /** The code that was sent with it. */
    Optional<String> code = Optional.empty();
    /** An answer to it was accepted: no other may be. */
    boolean used;
    /** Something was sent with it: the service may refuse whatever comes next. */
    boolean touched;

    Ticket(Reply.Asked asked, Move move, Set<Shown> shown, Instant now) {
        this.session = asked.session();
        this.challenge = asked.challenge();
        this.parameters = asked.parameters();
        this.person = move.person();
        this.shown = Set.copyOf(shown);
        this.namesDevice = move.namesDevice();
        this.srp = move.srp();
        this.givenAt = now;
        this.passwordThen = person.password;
        this.available = asked.available();
        this.real = person.enabled
                && (!shown.isEmpty() || move.from().map(from -> from.real).orElse(true));
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(givenAt.plus(LIFETIME));
    }

    /** Whether the right answer to it must be accepted. */
    boolean mustBeGood(Instant now) {
        return !touched
                && real
                && person.enabled
                && person.password.equals(passwordThen)
                && now.isBefore(givenAt.plus(LIFETIME).minus(MARGIN));
    }

    @Override
    public String toString() {
        return challenge + " of " + person + " after " + shown;
    }
}
