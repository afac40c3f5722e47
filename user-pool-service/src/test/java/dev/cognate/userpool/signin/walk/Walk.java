package dev.cognate.userpool.signin.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;

/** Goes from call to call, and holds each answer against the model. */
final class Walk {
    private static final int REMEMBERED_STEPS = 40;
    private static final Duration LOCK_OUT = Duration.ofMinutes(1);

    private final Random random;
    private final Clock clock;
    private final List<Person> people;
    private final List<Ticket> tickets = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private final Moves moves;

    Walk(Random random, Clock clock, List<Person> people) {
        this.random = random;
        this.clock = clock;
        this.people = people;
        this.moves = new Moves(random, clock, people, tickets);
    }

    /** One call, or one intervention of an administrator. */
    void step() {
        int choice = random.nextInt(20);
        if (choice == 0) {
            Person person = moves.any(people);
            if (person.enabled) {
                intervene(person);
            } else if (person.exists()) {
                enable(person);
            }
        } else if (tickets.isEmpty() || choice < 5) {
            make(moves.begin(moves.any(people), random.nextInt(4) > 0));
        } else if (choice < 14) {
            // the newest is the one that leads on
            make(moves.answer(tickets.getLast()));
        } else if (choice < 16) {
            make(moves.wrongAnswer(tickets.getLast()));
        } else {
            make(moves.mixedAnswer(random.nextBoolean() ? tickets.getLast() : moves.any(tickets)));
        }
    }

    /** Whether a person who does everything right gets tokens. */
    boolean signsIn(Person person) {
        Reply reply = make(moves.begin(person, true));
        while (reply instanceof Reply.Asked) {
            reply = make(moves.answer(tickets.getLast()));
        }
        return reply instanceof Reply.SignedIn;
    }

    /** The last calls and their answers. */
    String story() {
        return String.join("\n", history.subList(Math.max(0, history.size() - REMEMBERED_STEPS), history.size()));
    }

    private Reply make(Move move) {
        boolean allowed = move.right() && move.from().filter(this::isSpent).isEmpty();
        Set<Shown> shown = shownAfter(move);
        boolean complete = allowed && move.person().maySignIn(shown, move.namesDevice());
        Inbox inbox = Inbox.of(move.person());
        Reply reply = move.call().get();
        history.add(move.story() + " -> " + reply);
        switch (reply) {
            case Reply.SignedIn in -> {
                assertThat(complete).as("tokens may be given\n%s", story()).isTrue();
                assertThat(in.username())
                        .as("whom the tokens are for\n%s", story())
                        .isEqualTo(move.person().name);
                accept(move);
            }
            case Reply.Asked asked -> {
                boolean again = isAskedAgain(move, asked);
                assertThat(allowed || again)
                        .as("the answer may be accepted\n%s", story())
                        .isTrue();
                Ticket ticket = new Ticket(asked, move, again ? move.from().get().shown : shown, clock.instant());
                ticket.code = ticket.real ? inbox.next(ticket.challenge) : Optional.empty();
                tickets.add(ticket);
                accept(move);
            }
            case Reply.Refused refused -> refuse(move, refused);
        }
        return reply;
    }

    /** A custom challenge may be put once more, after which the sign-in has come no further. */
    private boolean isAskedAgain(Move move, Reply.Asked asked) {
        return asked.challenge() == ChallengeNameType.CUSTOM_CHALLENGE
                && move.from()
                        .filter(ticket -> ticket.challenge == ChallengeNameType.CUSTOM_CHALLENGE && !isSpent(ticket))
                        .isPresent();
    }

    private boolean isSpent(Ticket ticket) {
        return ticket.used || ticket.isExpired(clock.instant());
    }

    private static Set<Shown> shownAfter(Move move) {
        Set<Shown> shown = EnumSet.noneOf(Shown.class);
        move.from().ifPresent(ticket -> shown.addAll(ticket.shown));
        move.proves().ifPresent(shown::add);
        return shown;
    }

    private static void accept(Move move) {
        move.from().ifPresent(ticket -> ticket.used = true);
        move.accepted().run();
    }

    /** Whoever failed too often has to wait; anything else that is right must be accepted. */
    private void refuse(Move move, Reply.Refused refused) {
        if (refused.error().contains("exceeded")) {
            TestClock.advance(LOCK_OUT);
        } else {
            assertThat(move.sure()).as("a right answer is refused\n%s", story()).isFalse();
        }
    }

    private void intervene(Person person) {
        var admin = person.pool.scene().admin();
        String poolId = person.pool.scene().poolId();
        switch (random.nextInt(person.pool.custom() ? 1 : 0, 3)) {
            case 0 -> {
                person.password = "Temporary-horse-" + random.nextInt(1_000_000);
                person.temporary = true;
                admin.adminSetUserPassword(request -> request.userPoolId(poolId)
                        .username(person.name)
                        .password(person.password)
                        .permanent(false));
            }
            case 1 -> {
                person.enabled = false;
                admin.adminDisableUser(request -> request.userPoolId(poolId).username(person.name));
            }
            default ->
                person.device.ifPresent(device -> {
                    person.deviceRemembered = !person.deviceRemembered;
                    admin.adminUpdateDeviceStatus(request -> request.userPoolId(poolId)
                            .username(person.name)
                            .deviceKey(device.key())
                            .deviceRememberedStatus(
                                    person.deviceRemembered
                                            ? DeviceRememberedStatusType.REMEMBERED
                                            : DeviceRememberedStatusType.NOT_REMEMBERED));
                });
        }
        history.add("an administrator changed " + person + ": temporary " + person.temporary + ", enabled "
                + person.enabled + ", device remembered " + person.deviceRemembered);
    }

    /** Opens an account an administrator closed. */
    void enable(Person person) {
        person.enabled = true;
        person.pool
                .scene()
                .admin()
                .adminEnableUser(request ->
                        request.userPoolId(person.pool.scene().poolId()).username(person.name));
        history.add("an administrator enabled " + person);
    }
}
