package dev.cognate.userpool.signin.walk;

import dev.cognate.testkit.SrpClient;
import dev.cognate.userpool.device.DeviceScene;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** Makes up calls: those of an honest client, and those of one that lies, replays and mixes. */
final class Moves {
    private static final List<String> PREFERENCES =
            List.of("", "PASSWORD", "PASSWORD_SRP", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN");
    /** What may be answered in the same way by anybody, everybody's password being the same at first. */
    private static final Set<ChallengeNameType> ABOUT_NOBODY = Set.of(
            ChallengeNameType.NEW_PASSWORD_REQUIRED,
            ChallengeNameType.CUSTOM_CHALLENGE,
            ChallengeNameType.SELECT_MFA_TYPE,
            ChallengeNameType.SELECT_CHALLENGE,
            ChallengeNameType.PASSWORD,
            ChallengeNameType.PASSWORD_SRP);
    /** Whose right answer is right with one Session only. */
    private static final Set<ChallengeNameType> OF_ONE_SESSION = Set.of(
            ChallengeNameType.SMS_MFA,
            ChallengeNameType.EMAIL_OTP,
            ChallengeNameType.SMS_OTP,
            ChallengeNameType.WEB_AUTHN);

    private final Random random;
    private final Clock clock;
    private final List<Person> people;
    private final List<Ticket> tickets;

    Moves(Random random, Clock clock, List<Person> people, List<Ticket> tickets) {
        this.random = random;
        this.clock = clock;
        this.people = people;
        this.tickets = tickets;
    }

    /** Begins a sign-in, by SRP or with the password itself. */
    Move begin(Person person, boolean honest) {
        boolean namesDevice = person.device.isPresent() && random.nextBoolean();
        Map<String, String> parameters = new HashMap<>(Map.of("USERNAME", person.name));
        if (namesDevice) {
            parameters.put("DEVICE_KEY", person.device.get().key());
        }
        if (person.pool.custom()) {
            return byFunctions(person, parameters);
        }
        if (person.pool.choice() && random.nextInt(4) > 0) {
            return byChoice(person, parameters, honest);
        }
        return random.nextBoolean()
                ? bySrp(person, AuthFlowType.USER_SRP_AUTH, parameters)
                : byPassword(person, AuthFlowType.USER_PASSWORD_AUTH, parameters, honest);
    }

    private Move byFunctions(Person person, Map<String, String> parameters) {
        if (random.nextBoolean()) {
            parameters.put("CHALLENGE_NAME", "SRP_A");
            return bySrp(person, AuthFlowType.CUSTOM_AUTH, parameters);
        }
        return new Move(
                person + " begins with a custom challenge",
                person,
                Optional.empty(),
                Optional.empty(),
                true,
                person.enabled,
                false,
                Optional.empty(),
                begun(person.pool.scene(), AuthFlowType.CUSTOM_AUTH, parameters),
                () -> {});
    }

    /** By a choice, or by what the person prefers: a password, an SRP value, or anything that is asked for first. */
    private Move byChoice(Person person, Map<String, String> parameters, boolean honest) {
        String preferred = any(PREFERENCES);
        if (preferred.equals("PASSWORD") && person.enabled && random.nextBoolean()) {
            parameters.put("PREFERRED_CHALLENGE", preferred);
            return byPassword(person, AuthFlowType.USER_AUTH, parameters, honest);
        }
        if (!preferred.isEmpty()) {
            parameters.put("PREFERRED_CHALLENGE", preferred);
        }
        if (preferred.equals("PASSWORD_SRP")) {
            return bySrp(person, AuthFlowType.USER_AUTH, parameters);
        }
        return new Move(
                person + " begins by choice, preferring '" + preferred + "'",
                person,
                Optional.empty(),
                Optional.empty(),
                true,
                true,
                parameters.containsKey("DEVICE_KEY"),
                Optional.empty(),
                begun(person.pool.scene(), AuthFlowType.USER_AUTH, parameters),
                () -> {});
    }

    private Move bySrp(Person person, AuthFlowType flow, Map<String, String> parameters) {
        SrpClient srp = SrpClient.forPool(person.pool.scene().poolId());
        parameters.put("SRP_A", srp.publicKey());
        return new Move(
                person + " begins by SRP",
                person,
                Optional.empty(),
                Optional.empty(),
                true,
                person.enabled || !person.pool.custom(),
                parameters.containsKey("DEVICE_KEY"),
                Optional.of(srp),
                begun(person.pool.scene(), flow, parameters),
                () -> {});
    }

    private Move byPassword(Person person, AuthFlowType flow, Map<String, String> parameters, boolean honest) {
        boolean right = honest && person.enabled;
        parameters.put("PASSWORD", honest ? person.password : Answer.WRONG_PASSWORD);
        return new Move(
                person + " begins by password" + (honest ? "" : ", a wrong one"),
                person,
                Optional.empty(),
                Optional.of(Shown.PASSWORD),
                right,
                right,
                parameters.containsKey("DEVICE_KEY"),
                Optional.empty(),
                begun(person.pool.scene(), flow, parameters),
                () -> {});
    }

    private static Supplier<Reply> begun(DeviceScene scene, AuthFlowType flow, Map<String, String> parameters) {
        return () -> Reply.begun(() -> scene.app()
                .initiateAuth(request ->
                        request.clientId(scene.clientId()).authFlow(flow).authParameters(parameters)));
    }

    /** Answers as a good client does. */
    Move answer(Ticket ticket) {
        Answer answer = new Answer(ticket, true, clock, random);
        boolean sure = answer.right && ticket.person.exists() && ticket.mustBeGood(clock.instant());
        return sent(ticket, Optional.of(ticket), answer, ticket.session, sure);
    }

    /** Answers with a wrong secret, and nothing else is wrong: what only the secret's own check can notice. */
    Move wrongAnswer(Ticket ticket) {
        return sent(ticket, Optional.of(ticket), new Answer(ticket, false, clock, random), ticket.session, false);
    }

    /** Answers with a wrong secret, without the Session, with that of another sign-in or in the name of another user. */
    Move mixedAnswer(Ticket ticket) {
        Answer answer = new Answer(ticket, random.nextInt(3) > 0, clock, random);
        Ticket other = random.nextBoolean() ? ticket : any(tickets);
        String session = random.nextInt(3) == 0 ? null : other.session;
        Person named = any(people);
        if (random.nextInt(4) == 0 && (named != other.person || isAboutPerson(ticket))) {
            answer.responses.put("USERNAME", named.name);
        }
        if (random.nextInt(4) == 0) {
            ticket.person.device.ifPresent(device -> answer.responses.put("DEVICE_KEY", device.key()));
        }
        other.touched = true;
        return sent(
                ticket,
                goesOnWith(ticket, answer, session == null ? Optional.empty() : Optional.of(other)),
                answer,
                session,
                false);
    }

    /** Whether an answer is right for one person only, so that another's Session with that one's name stays wrong. */
    private static boolean isAboutPerson(Ticket ticket) {
        return !ABOUT_NOBODY.contains(ticket.challenge);
    }

    private Move sent(Ticket ticket, Optional<Ticket> from, Answer answer, String session, boolean sure) {
        ticket.touched = true;
        Person person = ticket.person;
        boolean right = answer.right && from.isPresent() && (person.enabled || answer.proves.isEmpty());
        return new Move(
                (sure ? "right" : answer.right ? "doubtful" : "wrong") + " answer to " + ticket,
                person,
                from,
                answer.proves,
                right,
                sure,
                answer.responses.containsKey("DEVICE_KEY")
                        || from.filter(one -> one.namesDevice).isPresent(),
                answer.srp,
                () -> Reply.answered(() -> person.pool.scene().answer(ticket.challenge, session, answer.responses)),
                answer.accepted);
    }

    /**
     * Which challenge an answer of mixed parts may be taken for: that of its SECRET_BLOCK, which no other Session may
     * come with; that of its Session; or, of a device, the newest that waits for it.
     */
    private Optional<Ticket> goesOnWith(Ticket ticket, Answer answer, Optional<Ticket> sessionOf) {
        boolean ofSameKind = sessionOf
                .filter(other -> isAnsweredAlike(ticket, other) && other.person == ticket.person)
                .isPresent();
        if (ticket.challenge == ChallengeNameType.DEVICE_SRP_AUTH) {
            Instant now = clock.instant();
            return ofSameKind && !sessionOf.get().isExpired(now) ? sessionOf : newestLike(ticket);
        }
        if (OF_ONE_SESSION.contains(ticket.challenge) || answer.responses.containsKey("CREDENTIAL")) {
            return sessionOf.filter(ticket::equals);
        }
        if (ticket.challenge == ChallengeNameType.PASSWORD_VERIFIER
                || ticket.challenge == ChallengeNameType.DEVICE_PASSWORD_VERIFIER) {
            return sessionOf.isEmpty() || sessionOf.get() == ticket ? Optional.of(ticket) : Optional.empty();
        }
        return ofSameKind ? sessionOf : Optional.empty();
    }

    /** Passwords may also be given straight to the Session of a choice. */
    private static boolean isAnsweredAlike(Ticket ticket, Ticket other) {
        boolean choice = other.challenge == ChallengeNameType.SELECT_CHALLENGE
                && (ticket.challenge == ChallengeNameType.PASSWORD
                        || ticket.challenge == ChallengeNameType.PASSWORD_SRP);
        return other.challenge == ticket.challenge || choice;
    }

    private Optional<Ticket> newestLike(Ticket ticket) {
        Optional<Ticket> newest = tickets.reversed().stream()
                .filter(one -> one.challenge == ticket.challenge && one.person == ticket.person)
                .findFirst();
        newest.ifPresent(one -> one.touched = true);
        return newest;
    }

    <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
