package dev.cognate.userpool.otp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.contract.idp.CodeMismatchException;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.TooManyRequestsException;
import dev.cognate.keyring.Sha256;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.message.Message;
import dev.cognate.userpool.message.MessageKind;
import dev.cognate.userpool.message.Messages;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.ExistenceErrors;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.RefusedSignIn;
import dev.cognate.userpool.signin.SessionUsers;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.signin.SignInSession;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for a code that was sent to the user, and judges it: EMAIL_OTP, SMS_OTP and SMS_MFA alike.
 *
 * <p>As a <em>first</em> factor the code is asked for with a {@link Progress} in which nothing is shown yet, as a
 * <em>second</em> factor with one that has, for example, {@link dev.cognate.userpool.signin.Factor#PASSWORD}; that is the
 * whole difference. Either way the answer adds the channel's factor to the progress, marks the address as verified and
 * confirms an unconfirmed user. EMAIL_OTP has one {@link dev.cognate.userpool.signin.Challenge} for both uses, in this
 * package; a requirement that wants it calls {@link #ask} and leaves the answer to it. Another challenge, such as SMS_MFA,
 * calls {@link #ask} to ask and {@link #judge} to answer.
 *
 * <p>The code travels inside the sealed Session, so asking stores nothing, any replica can judge, a code belongs to one
 * sign-in and lives as long as its Session. Wrong codes lock the user out as wrong second factors do, which bounds the
 * guesses; the number of messages an hour is bounded too. For a user that does not exist everything happens alike, but no
 * message leaves and no code is right.
 */
@ApplicationScoped
public class OneTimeCodes {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;
    private static final int FINGERPRINT_BYTES = 16;
    private static final String CODE = "code";
    private static final String ADDRESS = "to";
    private static final String GIVEN = "given";

    private final Messages messages;
    private final UserExistence existence;
    private final SessionUsers sessionUsers;
    private final FailedAttempts attempts;
    private final ProvenAddresses proven;

    OneTimeCodes(
            Messages messages,
            UserExistence existence,
            SessionUsers sessionUsers,
            FailedAttempts attempts,
            ProvenAddresses proven) {
        this.messages = messages;
        this.existence = existence;
        this.sessionUsers = sessionUsers;
        this.attempts = attempts;
        this.proven = proven;
    }

    /**
     * Sends a code and asks for it.
     *
     * @param challenge EMAIL_OTP, SMS_OTP or SMS_MFA
     * @param user empty when there is none
     * @param progress what was shown so far
     * @return fails with InvalidParameterException when the user has no address, and with TooManyRequestsException when
     *     too many codes were sent within the hour
     */
    public Uni<SignInOutcome.Asks> ask(
            Attempt attempt, ChallengeNameType challenge, Optional<User> user, Progress progress) {
        Channel channel = Channel.of(challenge);
        return ask(attempt, challenge, user, progress, user.map(known -> requireDestination(known, channel)));
    }

    /**
     * Sends a code to an address the user gives now, and asks for it. Whoever gives the right code has the address from
     * then on, verified.
     */
    public Uni<SignInOutcome.Asks> askAt(
            Attempt attempt, ChallengeNameType challenge, User user, Progress progress, Destination to) {
        return ask(attempt, challenge, Optional.of(user), progress, Optional.of(to))
                .map(asks -> {
                    Map<String, String> memo = new HashMap<>(asks.memo());
                    memo.put(GIVEN, to.address());
                    return asks.remembering(memo);
                });
    }

    /** Sends another code to where the last one went. That one is not good any more. */
    public Uni<SignInOutcome> askAgain(Attempt attempt, SignInSession session) {
        Optional<String> given = Optional.ofNullable(session.memo().get(GIVEN));
        return sessionUsers
                .find(attempt, session)
                .chain(user -> given.isEmpty()
                        ? ask(attempt, session.challenge(), user, session.progress())
                        : askAt(
                                attempt,
                                session.challenge(),
                                user.orElseThrow(),
                                session.progress(),
                                Destination.of(Channel.of(session.challenge()).attribute(), given.get())
                                        .orElseThrow()))
                .map(asks -> asks);
    }

    private Uni<SignInOutcome.Asks> ask(
            Attempt attempt,
            ChallengeNameType challenge,
            Optional<User> user,
            Progress progress,
            Optional<Destination> to) {
        Channel channel = Channel.of(challenge);
        String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(CODES));
        return attempts.count(attempt.pool().id(), AttemptKind.SIGN_IN_CODE, subject(user, progress))
                .onFailure(RetryLaterException.class)
                .transform(failure -> new RetryLaterException(
                        new TooManyRequestsException(failure.getMessage()), failure.retryAfter()))
                .chain(() -> send(attempt, user, to, code, progress))
                .map(sent -> sent.orElseGet(
                        () -> existence.simulatedDelivery(attempt.pool(), progress.requestedName(), channel.medium())))
                .map(delivery -> SignInOutcome.Asks.of(challenge, user, progress, parameters(delivery))
                        .remembering(Map.of(
                                CODE,
                                code,
                                ADDRESS,
                                to.map(OneTimeCodes::fingerprint).orElse(""))));
    }

    /**
     * Judges a code.
     *
     * @return the user with the factor of the channel shown; fails with CodeMismatchException when the code is wrong
     */
    public Uni<SignInOutcome> judge(Attempt attempt, SignInSession session) {
        ChallengeNameType challenge = session.challenge();
        String code = attempt.require(challenge.value() + "_CODE").strip();
        return sessionUsers.find(attempt, session).chain(user -> {
            String subject = subject(user, session.progress());
            return attempts.begin(attempt.pool().id(), AttemptKind.MFA, subject)
                    .onFailure(AwsException.class)
                    .transform(failure -> new RefusedSignIn(user, failure))
                    .invoke(() -> requireRight(session, user, code))
                    .chain(() -> accept(attempt, session, user.orElseThrow(), subject));
        });
    }

    private Uni<SignInOutcome> accept(Attempt attempt, SignInSession session, User user, String subject) {
        Channel channel = Channel.of(session.challenge());
        Optional<String> given = Optional.ofNullable(session.memo().get(GIVEN));
        boolean sameAddress = given.isPresent()
                || channel.destination(user)
                        .map(OneTimeCodes::fingerprint)
                        .filter(session.memo().get(ADDRESS)::equals)
                        .isPresent();
        if (!user.enabled()) {
            throw new RefusedSignIn(Optional.of(user), new NotAuthorizedException("User is disabled."));
        }
        if (!sameAddress) {
            throw new RefusedSignIn(Optional.of(user), mismatch());
        }
        return attempts.forgive(attempt.pool().id(), AttemptKind.MFA, subject)
                .chain(() -> given.map(address -> proven.take(attempt, user, channel.attribute(), address))
                        .orElseGet(() -> proven.note(attempt, user, channel.attribute())))
                .map(noted -> new SignInOutcome.Shown(noted, session.progress().with(channel.factor())));
    }

    private static void requireRight(SignInSession session, Optional<User> user, String code) {
        if (!matches(session, code) || user.isEmpty()) {
            throw new RefusedSignIn(user, mismatch());
        }
    }

    /** Waits for the message to be accepted, unless waiting would tell that there is somebody to send it to. */
    private Uni<Optional<CodeDeliveryDetailsType>> send(
            Attempt attempt, Optional<User> user, Optional<Destination> to, String code, Progress progress) {
        if (user.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (!user.get().enabled()) {
            return Uni.createFrom().item(to.map(Destination::details));
        }
        Message message = new Message(
                        attempt.pool(),
                        MessageKind.SIGN_IN,
                        to.orElseThrow(),
                        user.get().username(),
                        code,
                        Optional.of(attempt.client().id()))
                .about(user.get(), Occasion.of(attempt.target(), attempt.context(), attempt.answerMetadata()));
        boolean tellsNothing = progress.shown().isEmpty() && ExistenceErrors.areHidden(attempt.client());
        return tellsNothing
                ? Uni.createFrom().item(() -> Optional.of(messages.dispatch(message)))
                : messages.send(message).map(Optional::of);
    }

    private static Destination requireDestination(User user, Channel channel) {
        return channel.destination(user)
                .orElseThrow(() -> new InvalidParameterException(
                        "User has no " + channel.attribute() + " that a code can be sent to."));
    }

    private static Map<String, String> parameters(CodeDeliveryDetailsType delivery) {
        return Map.of(
                "CODE_DELIVERY_DELIVERY_MEDIUM", delivery.deliveryMedium().value(),
                "CODE_DELIVERY_DESTINATION", delivery.destination());
    }

    private static boolean matches(SignInSession session, String code) {
        return MessageDigest.isEqual(session.memo().get(CODE).getBytes(UTF_8), code.getBytes(UTF_8));
    }

    /** Enough to see that the address is another now, which the code says nothing about. */
    private static String fingerprint(Destination destination) {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(Sha256.of(destination.address()), FINGERPRINT_BYTES));
    }

    private static String subject(Optional<User> user, Progress progress) {
        return user.map(known -> known.sub().toString()).orElse(progress.requestedName());
    }

    private static CodeMismatchException mismatch() {
        return new CodeMismatchException("Invalid code or auth state for the user.");
    }
}
