package dev.cognate.userpool.stepup;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.database.Database;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.Progress;
import dev.cognate.userpool.signin.SignInOutcome;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.Assurance;
import dev.cognate.userpool.token.EarlierSignIn;
import dev.cognate.userpool.token.SignedInUser;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The beginning of a sign-in that must reach a level. {@link StepUpRequirement} sees to its end.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html">AWS's
 *     guide: step-up authentication with the USER_AUTH flow</a>
 */
@ApplicationScoped
public class StepUp {
    /** The level to reach, as a note of the progress. */
    static final String TARGET = "acr";

    private final AvailableMethods availableMethods;
    private final AccessTokens accessTokens;
    private final Users users;
    private final Database database;
    private final Clock clock;

    StepUp(AvailableMethods availableMethods, AccessTokens accessTokens, Users users, Database database, Clock clock) {
        this.availableMethods = availableMethods;
        this.accessTokens = accessTokens;
        this.users = users;
        this.database = database;
        this.clock = clock;
    }

    /** Whether a call asks for a level. Throws as {@link StepUpRequest#of} does. */
    public static boolean isWanted(Attempt attempt) {
        return StepUpRequest.of(attempt).isPresent();
    }

    /**
     * Goes on from the sign-in of the call's ACCESS_TOKEN, where there is one, and it is recent enough.
     *
     * <p>Fails when the token is not of the named user, when it reaches the wanted level already, and when the user has
     * nothing to reach it with.
     *
     * @return what was shown in that sign-in; empty when the user has to begin from scratch
     */
    public Uni<Optional<SignInOutcome.Shown>> resume(Attempt attempt, Progress progress) {
        StepUpRequest request = StepUpRequest.of(attempt).orElseThrow();
        if (request.accessToken().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return accessTokens
                .authenticate(request.accessToken().get())
                .call(caller -> requireNamed(attempt, progress, caller))
                .chain(caller -> accessTokens
                        .signIn(request.accessToken().get(), caller)
                        .map(signIn -> signIn.filter(earlier -> isRecent(request, earlier)))
                        .chain(signIn -> signIn.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : credit(
                                        attempt,
                                        request,
                                        progress,
                                        caller.user(),
                                        signIn.get().assurance())));
    }

    /**
     * The challenges with which a user may begin a sign-in towards the wanted level, among those that are available; the
     * progress remembers the level.
     *
     * @param user empty when there is none
     */
    public Uni<Beginning> begin(
            Attempt attempt, Progress progress, Optional<User> user, List<ChallengeNameType> available) {
        StepUpRequest request = StepUpRequest.of(attempt).orElseThrow();
        if (user.isEmpty()) {
            return Uni.createFrom().item(decoy(request, progress, available));
        }
        return availableMethods
                .of(attempt.pool(), user.get())
                .map(methods -> request.targets().stream()
                        .map(target ->
                                new Beginning(noted(progress, target), among(target.beginnings(methods), available)))
                        .filter(beginning -> !beginning.challenges().isEmpty())
                        .findFirst()
                        .orElseThrow(StepUp::unreachable));
    }

    /**
     * How a sign-in towards a level begins.
     *
     * @param progress with the level noted
     * @param challenges to choose from
     */
    public record Beginning(Progress progress, List<ChallengeNameType> challenges) {}

    /** A user who does not exist seems to have what it takes. */
    private static Beginning decoy(StepUpRequest request, Progress progress, List<ChallengeNameType> available) {
        Level target = request.targets().getFirst();
        List<ChallengeNameType> fitting = among(target.beginnings(Set.of(Method.values())), available);
        return new Beginning(noted(progress, target), fitting.isEmpty() ? available : fitting);
    }

    private Uni<Optional<SignInOutcome.Shown>> credit(
            Attempt attempt, StepUpRequest request, Progress progress, User user, Assurance earlier) {
        Progress credited = Method.credit(progress, earlier.amr());
        Set<Method> shown = Method.shown(credited);
        return availableMethods.of(attempt.pool(), user).map(methods -> {
            Level target = request.targets().stream()
                    .filter(level -> level.isReachedBy(shown)
                            || !level.next(shown, methods).isEmpty())
                    .findFirst()
                    .orElseThrow(StepUp::unreachable);
            boolean named = earlier.acr()
                    .flatMap(acr -> Level.named(attempt.pool(), acr))
                    .isPresent();
            if (named && target.isReachedBy(shown)) {
                throw new InvalidParameterException("The access token already meets the requested ACR value.");
            }
            return Optional.of(new SignInOutcome.Shown(user, noted(credited, target)))
                    .filter(already -> !shown.isEmpty() && !target.isReachedBy(shown));
        });
    }

    private boolean isRecent(StepUpRequest request, EarlierSignIn signIn) {
        return request.maxAge()
                .map(age -> !signIn.authTime().plus(age).isBefore(clock.instant()))
                .orElse(true);
    }

    private Uni<Void> requireNamed(Attempt attempt, Progress progress, SignedInUser caller) {
        return database.read(session -> users.find(session, attempt.pool(), progress.requestedName()))
                .invoke(named -> {
                    boolean same = caller.pool().id().equals(attempt.pool().id())
                            && named.filter(user ->
                                            user.sub().equals(caller.user().sub()))
                                    .isPresent();
                    if (!same) {
                        throw new NotAuthorizedException("ACCESS_TOKEN is not of the user.");
                    }
                })
                .replaceWithVoid();
    }

    private static List<ChallengeNameType> among(Set<Method> methods, List<ChallengeNameType> available) {
        return available.stream()
                .filter(challenge -> methods.stream().anyMatch(method -> method.isAskedBy(challenge)))
                .toList();
    }

    private static Progress noted(Progress progress, Level target) {
        return progress.withNote(TARGET, target.name());
    }

    private static InvalidParameterException unreachable() {
        return new InvalidParameterException("The user has no factors that meet any of the TARGET_ACR_VALUES.");
    }
}
